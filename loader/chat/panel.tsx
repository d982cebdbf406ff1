import { render } from 'preact';
import type { Problem } from '../events.ts';
import { panelStyles } from './panel-styles.ts';
import type { Texts } from './texts.ts';

/** What the visitor sees while the chat opens and when it cannot. */
export type View =
  | { kind: 'nothing' }
  | { kind: 'opening' }
  /** Opening all the same, though nobody could say who the visitor is. */
  | { kind: 'opening-unknown' }
  | { kind: 'failed'; problem: Problem };

export interface Panel {
  show(view: View): void;
}

export interface PanelActions {
  retry(): void;
  close(): void;
  /** Where the site leads visitors when chat cannot start; empty: nowhere. */
  fallbackUrl: string;
}

/**
 * A panel inside the shadow root of the launcher, so that neither the page's styles nor ours cross over. It shows
 * nothing until the visitor's language has arrived.
 */
export function createPanel(root: ShadowRoot, language: Promise<Texts>, actions: PanelActions): Panel {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(panelStyles);
  root.adoptedStyleSheets.push(sheet);
  const place = document.createElement('div');
  place.className = 'place';
  root.append(place);

  let view: View;
  return {
    async show(next) {
      view = next;
      const texts = await language;
      render(<PanelView view={view} texts={texts} actions={actions} />, place);
    },
  };
}

interface Shown {
  texts: Texts;
  actions: PanelActions;
}

function PanelView({ view, texts, actions }: Shown & { view: View }) {
  if (view.kind === 'nothing') return null;
  return (
    <section
      class="panel"
      role="dialog"
      lang={texts.language}
      dir={texts.direction}
      aria-label={texts.title}
      onKeyDown={(event) => event.key === 'Escape' && actions.close()}
    >
      {view.kind === 'failed' ? (
        <Failure problem={view.problem} texts={texts} actions={actions} />
      ) : (
        <p role="status" class="opening">
          {view.kind === 'opening' ? texts.opening : texts.openingUnknown}
        </p>
      )}
    </section>
  );
}

function Failure({ problem, texts, actions }: Shown & { problem: Problem }) {
  return (
    <>
      <div role="alert">
        <h2>{texts.failed}</h2>
        <p>{texts.reasons[problem.code] ?? texts.reasons['token-refused']}</p>
      </div>
      <p class="ways">
        {problem.retryable && (
          <button type="button" class="again" onClick={actions.retry}>
            {texts.tryAgain}
          </button>
        )}
        {actions.fallbackUrl && <a href={actions.fallbackUrl}>{texts.otherWay}</a>}
        <button type="button" onClick={actions.close}>
          {texts.close}
        </button>
      </p>
    </>
  );
}
