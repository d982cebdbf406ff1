import type { PageDoctorFinding } from './page-doctor-look.ts';

const MARKS = { ok: '✓', warning: '!', failed: '✕', skipped: '–' } as const;
const WORDS = { ok: 'right', warning: 'look at it', failed: 'mend it', skipped: 'not asked' } as const;

/** System colours, so that forced colours need nothing of their own. `!important` as in `launcher.ts`. */
const STYLES = `:host{all:initial!important;position:fixed!important;top:12px!important;inset-inline-start:12px!important;z-index:2147483647!important}
section{box-sizing:border-box;display:flex;flex-direction:column;width:min(420px,100vw - 24px);max-height:calc(100dvh - 112px);border:1px solid #8886;border-radius:14px;background:Canvas;color:CanvasText;color-scheme:light dark;font:15px/1.5 system-ui;box-shadow:0 4px 28px #0004;overflow:hidden}
header{display:flex;gap:8px;align-items:center;padding:10px 10px 10px 18px;border-bottom:1px solid #8886}
h2{margin:0;margin-inline-end:auto;font-size:17px}
ol{margin:0;padding:4px 18px;list-style:none;overflow:auto;overscroll-behavior:contain}
li{display:grid;grid-template-columns:22px 1fr;gap:2px 12px;padding:10px 0;border-bottom:1px solid #8883}
li:last-child{border:0}
.mark{display:grid;place-items:center;width:20px;height:20px;margin-top:1px;border:1.5px solid;border-radius:50%;font-size:12px;font-weight:700;line-height:1}
.ok{color:light-dark(#1c6b3a,#7fd6a0)}.warning{color:light-dark(#8a5200,#f3c06b)}.failed{color:light-dark(#ab1f2d,#ff9c9c)}
strong{font-weight:600}p{margin:0;overflow-wrap:anywhere}.remedy{margin-top:4px;padding-inline-start:10px;border-inline-start:3px solid #8889}
code{font:13px/1.5 ui-monospace,monospace;user-select:all;overflow-wrap:anywhere}
footer{display:flex;flex-wrap:wrap;gap:8px;align-items:center;padding:10px 18px;border-top:1px solid #8886}
button{min-height:36px;padding:4px 14px;border:1px solid;border-radius:8px;background:none;color:inherit;font:600 14px/1.2 system-ui;cursor:pointer}
button:hover{background:#8882}.close{min-width:36px;padding:0;border-color:#0000;font-size:18px}
:focus-visible{outline:3px solid;outline-offset:-3px}button:focus-visible{outline-offset:2px}
textarea{box-sizing:border-box;width:100%;height:120px;font:12px/1.4 ui-monospace,monospace}
.hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}`;

interface Acts {
  look(): void;
  close(): void;
}

/** Stands in a shadow root of its own, at the corner across from the launcher. Takes no focus that it was not given. */
export class DoctorPanel {
  readonly #host = document.createElement('messenger-tag-doctor');
  readonly #list = document.createElement('ol');
  readonly #said = document.createElement('span');
  readonly #footer = document.createElement('footer');
  #findings: readonly PageDoctorFinding[] = [];

  constructor({ look, close }: Acts) {
    const root = this.#host.attachShadow({ mode: 'open' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLES);
    root.adoptedStyleSheets = [sheet];
    const section = element('section');
    section.role = 'dialog';
    section.ariaLabel = 'Doctor of the chat';
    section.lang = 'en';
    section.dir = 'ltr';
    section.addEventListener('keydown', ({ key }) => {
      if (key === 'Escape') close();
    });
    const closing = button('✕', close);
    closing.className = 'close';
    closing.ariaLabel = 'Close';
    // What scrolls must be reached by keyboard.
    this.#list.tabIndex = 0;
    this.#list.role = 'list';
    this.#list.ariaLabel = 'What was looked at';
    this.#said.role = 'status';
    this.#footer.append(
      button('Copy report', () => void this.#copy()),
      button('Look again', look),
      this.#said,
    );
    section.append(wrap('header', element('h2', 'Doctor of the chat'), closing), this.#list, this.#footer);
    root.append(section);
    this.#said.textContent = 'Looking …';
    document.documentElement.append(this.#host);
  }

  show(findings: readonly PageDoctorFinding[]): void {
    this.#findings = findings;
    this.#list.replaceChildren(...findings.map(item));
    const failed = findings.filter(({ status }) => status === 'failed').length;
    const warned = findings.filter(({ status }) => status === 'warning').length;
    this.#said.textContent =
      failed + warned === 0 ? 'All is well here.' : `${failed} to mend, ${warned} to look at.`;
  }

  remove(): void {
    this.#host.remove();
  }

  async #copy(): Promise<void> {
    const report = reportOf(this.#findings);
    try {
      await navigator.clipboard.writeText(report);
      this.#said.textContent = 'Copied.';
    } catch {
      // Not every page may write there: whoever wants it takes it from a field.
      const field = document.createElement('textarea');
      field.readOnly = true;
      field.ariaLabel = 'Report';
      field.value = report;
      this.#footer.querySelector('textarea')?.remove();
      this.#footer.append(field);
      field.select();
      this.#said.textContent = 'Copy it from the field.';
    }
  }
}

/**
 * For support. Of the page's address only what is no secret: a query may hold anything. No value of an option or attribute, no
 * token, nothing of the visitor but the browser's own name.
 */
function reportOf(findings: readonly PageDoctorFinding[]): string {
  return [
    `Doctor of the chat at ${location.origin}${location.pathname} (${new Date().toISOString()})`,
    navigator.userAgent,
    '',
    ...findings.flatMap(({ status, title, says, remedy, paste }) => [
      `${status.toUpperCase().padEnd(7)}  ${title}: ${says}`,
      ...(remedy ? [`         → ${remedy}${paste ? ` ${paste}` : ''}`] : []),
    ]),
  ].join('\n');
}

function item({ status, title, says, remedy, paste }: PageDoctorFinding): HTMLElement {
  const mark = element('span', MARKS[status]);
  mark.className = `mark ${status}`;
  mark.ariaHidden = 'true';
  const word = element('span', ` (${WORDS[status]})`);
  word.className = 'hidden';
  const body = wrap('div', wrap('strong', title, word), element('p', says));
  if (remedy) {
    const told = wrap('p', paste ? `${remedy} ` : remedy);
    told.className = 'remedy';
    if (paste) told.append(element('code', paste));
    body.append(told);
  }
  return wrap('li', mark, body);
}

function element(name: string, text = ''): HTMLElement {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}

function wrap(name: string, ...inner: (string | Node)[]): HTMLElement {
  const made = document.createElement(name);
  made.append(...inner);
  return made;
}

function button(label: string, act: () => void): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.textContent = label;
  made.onclick = act;
  return made;
}
