import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { root } from '../site/root.ts';
import { type PreviewRequest, READY, toFrameFragment, type View, views } from './preview-request.ts';
import type { Tag } from './tag.ts';

interface PreviewProps {
  readonly tag: Tag;
  /** What a click on the button opens. */
  readonly opens: PreviewRequest['opens'];
}

type Device = 'phone' | 'desktop';

/** The real button and panel on a page of somebody's, in a phone or on a desktop. */
export function Preview({ tag, opens }: PreviewProps) {
  const [device, setDevice] = useState<Device>('phone');
  const [scheme, setScheme] = useState<PreviewRequest['scheme']>('light');
  const [direction, setDirection] = useState<PreviewRequest['direction']>('ltr');
  const [view, setView] = useState<View>('button');
  const fragment = toFrameFragment({
    options: tag.options,
    view,
    scheme,
    direction,
    opens: view === 'button' ? opens : 'nothing',
  });
  const launcher = tag.options.find(({ name }) => name === 'launcher')?.value ?? 'own';
  return (
    <section class="preview" id="preview" tabIndex={-1} aria-labelledby="preview-title">
      <h2 id="preview-title" class="visually-hidden">
        Preview
      </h2>
      <div class="row toggles">
        <Toggle
          name="Device"
          values={{ phone: ['Phone'], desktop: ['Desktop'] }}
          value={device}
          onValue={(next) => setDevice(next)}
        />
        <Toggle
          name="Page"
          values={{ light: ['Light'], dark: ['Dark'] }}
          value={scheme}
          onValue={(next) => setScheme(next)}
        />
        <Toggle
          name="Direction"
          values={{ ltr: ['A→', 'Left to right'], rtl: ['←ع', 'Right to left'] }}
          value={direction}
          onValue={(next) => setDirection(next)}
        />
      </div>
      <Frames fragment={fragment} device={device} />
      <ViewChoice view={view} onView={setView} />
      <p class="hint">{told(launcher, view, opens)}</p>
    </section>
  );
}

function told(launcher: string, view: View, opens: PreviewRequest['opens']): string {
  if (launcher === 'none')
    return 'With your own button there is none of ours: any link to #messenger opens the chat.';
  if (launcher === 'genesys') return 'Genesys’s own button comes with the chat, and is not shown here.';
  if (view !== 'button')
    return 'Drawn by the chat’s own code, in the language of the page. Nobody is called.';
  return opens === 'sandbox'
    ? 'Click the button: the chat opens with the sandbox, and nobody is called.'
    : 'This is the real button. Here nobody is called by a click; on your site the chat opens.';
}

const viewNames: Readonly<Record<View, string>> = {
  button: 'The button',
  invitation: 'The invitation',
  opening: 'The chat is opening',
  consent: 'The question for consent',
  failure: 'The chat cannot open',
  offline: 'The visitor is offline',
  unread: 'Two unread answers',
};

function ViewChoice({ view, onView }: { view: View; onView(view: View): void }) {
  const id = useId();
  return (
    <div class="row view-choice">
      <label for={id}>What the visitor sees</label>
      <select
        id={id}
        value={view}
        onChange={({ currentTarget }) => onView(views[currentTarget.selectedIndex] ?? 'button')}
      >
        {views.map((each) => (
          <option key={each} value={each}>
            {viewNames[each]}
          </option>
        ))}
      </select>
    </div>
  );
}

interface ToggleProps<Value extends string> {
  readonly name: string;
  /** What is seen, and where that is no word, what is read aloud. */
  readonly values: Readonly<Record<Value, readonly [seen: string, name?: string]>>;
  readonly value: Value;
  onValue(value: Value): void;
}

/** One of two, as radio buttons in one line. */
function Toggle<Value extends string>({ name, values, value, onValue }: ToggleProps<Value>) {
  const id = useId();
  return (
    <fieldset class="toggle">
      <legend class="visually-hidden">{name}</legend>
      {(Object.keys(values) as Value[]).map((each) => (
        <label key={each}>
          <input
            type="radio"
            name={id}
            aria-label={values[each][1]}
            checked={each === value}
            onChange={() => onValue(each)}
          />
          <span title={values[each][1]}>{values[each][0]}</span>
        </label>
      ))}
    </fieldset>
  );
}

/**
 * A change is drawn in a second frame behind the first, which goes when the other is ready: nothing flickers. A frame that
 * never says that it is ready, since the loader did not come, is shown all the same.
 */
function Frames({ fragment, device }: { fragment: string; device: Device }) {
  const [shown, setShown] = useState(fragment);
  const next = useRef<HTMLIFrameElement>(null);
  const place = useScale(device);
  useEffect(() => {
    if (shown === fragment) return;
    const show = () => setShown(fragment);
    const hear = ({ data, source }: MessageEvent) => {
      if (data === READY && source === next.current?.contentWindow) show();
    };
    const patience = setTimeout(show, SHOW_AFTER_MS);
    addEventListener('message', hear);
    return () => {
      clearTimeout(patience);
      removeEventListener('message', hear);
    };
  }, [shown, fragment]);
  const frames = shown === fragment ? [shown] : [shown, fragment];
  return (
    <div class="device" data-device={device}>
      <div class="screen" ref={place}>
        {frames.map((each) => {
          const isNext = each !== shown;
          return (
            <iframe
              key={each}
              ref={isNext ? next : null}
              title="Preview of a page with your button"
              src={`${page}#${each}`}
              class={isNext ? 'next' : undefined}
              aria-hidden={isNext}
              tabIndex={isNext ? -1 : undefined}
            />
          );
        })}
      </div>
    </div>
  );
}

/** Absolute, since this page's own address may end with a slash or without. */
const page = new URL('builder/preview', root).href;

const SHOW_AFTER_MS = 4_000;

/** What a screen shows, in CSS px; it is drawn as large as there is room. */
const widths: Readonly<Record<Device, number>> = { phone: 390, desktop: 1180 };

/** Makes the page in the frame as wide as the device, and as small as the place for it. */
function useScale(device: Device) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const sheet = new CSSStyleSheet();
    document.adoptedStyleSheets.push(sheet);
    const observer = new ResizeObserver(() => {
      const scale = Math.min(1, element.clientWidth / widths[device]);
      sheet.replaceSync(`.screen{--scale:${scale};--width:${widths[device]}px}`);
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== sheet);
    };
  }, [device]);
  return place;
}
