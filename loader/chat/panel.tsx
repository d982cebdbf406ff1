import { render } from 'preact';
import type { Problem } from '../events.ts';
import { panelStyles } from './panel-styles.ts';
import { reasons, texts } from './texts.ts';

/** What the visitor sees while the chat opens and when it cannot. */
export type View =
  | { kind: 'nothing' }
  | { kind: 'opening'; text: string }
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

/** A panel inside the shadow root of the launcher, so that neither the page's styles nor ours cross over. */
export function createPanel(root: ShadowRoot, actions: PanelActions): Panel {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(panelStyles);
  root.adoptedStyleSheets.push(sheet);
  const place = document.createElement('div');
  place.className = 'place';
  root.append(place);
  return { show: (view) => render(<PanelView view={view} actions={actions} />, place) };
}

function PanelView({ view, actions }: { view: View; actions: PanelActions }) {
  if (view.kind === 'nothing') return null;
  return (
    <section
      class="panel"
      role="dialog"
      aria-label={texts.title}
      onKeyDown={(event) => event.key === 'Escape' && actions.close()}
    >
      {view.kind === 'opening' ? (
        <p role="status" class="opening">
          {view.text}
        </p>
      ) : (
        <Failure problem={view.problem} actions={actions} />
      )}
    </section>
  );
}

function Failure({ problem, actions }: { problem: Problem; actions: PanelActions }) {
  return (
    <>
      <div role="alert">
        <h2>{texts.failed}</h2>
        <p>{reasons[problem.code]}</p>
      </div>
      <p class="ways">
        {problem.retryable && (
          <button type="button" onClick={actions.retry}>
            {texts.tryAgain}
          </button>
        )}
        {actions.fallbackUrl && <a href={actions.fallbackUrl}>{texts.otherWay}</a>}
        <button type="button" class="plain" onClick={actions.close}>
          {texts.close}
        </button>
      </p>
    </>
  );
}
