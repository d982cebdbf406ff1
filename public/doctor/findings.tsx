import { useEffect, useRef } from 'preact/hooks';
import type { PageFinding } from '../../server/doctor/page/page-finding.ts';
import { copyButton } from '../site/copy.ts';
import { root } from '../site/root.ts';
import type { Examined } from './question.ts';
import { reportOf } from './report.ts';

/** Each state with the word that says it without its colour. */
const states = {
  ok: { word: 'Right', kind: 'good', mark: '✓' },
  warning: { word: 'Look at it', kind: 'warn', mark: '!' },
  failed: { word: 'Mend it', kind: 'bad', mark: '✕' },
  skipped: { word: 'Not asked', kind: undefined, mark: '–' },
} as const satisfies Record<PageFinding['status'], object>;

/** What was found, worst news first in words, and then every check in its order. */
export function Findings({ examined }: { examined: Examined }) {
  const { findings, url } = examined;
  return (
    <>
      <h2 id="verdict">{verdictOf(findings)}</h2>
      <p class="soft doctor-address">{url}</p>
      <ol class="doctor-findings">
        {findings.map((finding) => (
          <Item key={finding.title} finding={finding} />
        ))}
      </ol>
      <dl class="doctor-take-along">
        <dt>Report for support</dt>
        <dd>
          <CopyButton textOf={() => reportOf(examined)} what="the report for support" />
        </dd>
        <dt>Address of this report</dt>
        <dd>
          <CopyButton textOf={() => location.href} what="the address of this report" />
        </dd>
      </dl>
    </>
  );
}

function Item({ finding: { status, title, says, remedy, paste, help } }: { finding: PageFinding }) {
  const { word, kind, mark } = states[status];
  return (
    <li data-status={status}>
      <span class="doctor-mark" aria-hidden="true">
        {mark}
      </span>
      <div class="stack doctor-finding">
        <h3>
          {title}{' '}
          <span class="badge" data-kind={kind}>
            {word}
          </span>
        </h3>
        <p>{says}</p>
        {remedy !== undefined && <p class="doctor-remedy">{remedy}</p>}
        {paste !== undefined && (
          <div class="code doctor-paste-it">
            <pre>
              <code>{paste}</code>
            </pre>
            <CopyButton textOf={() => paste} what={`for ${title}`} />
          </div>
        )}
        {help !== undefined && status !== 'ok' && (
          <p>
            <a href={new URL(`docs/troubleshooting#${help}`, root).href}>
              More about this<span class="visually-hidden">: {title}</span>
            </a>
          </p>
        )}
      </div>
    </li>
  );
}

function verdictOf(findings: readonly PageFinding[]): string {
  const count = (status: PageFinding['status']) => findings.filter((each) => each.status === status).length;
  const [failed, warnings] = [count('failed'), count('warning')];
  if (failed === 1) return 'One thing keeps the chat away.';
  if (failed > 1) return `${inWords(failed)} things keep the chat away. Begin with the first.`;
  if (warnings > 0) return `Nothing keeps the chat away for certain. ${inWords(warnings)} to look at.`;
  return 'All is well from here.';
}

function inWords(count: number): string {
  return (
    ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine'][count] ?? String(count)
  );
}

/** The button of all pages of ours, which is no component. */
function CopyButton({ textOf, what }: { textOf: () => string; what: string }) {
  const place = useRef<HTMLSpanElement>(null);
  const text = useRef(textOf);
  text.current = textOf;
  useEffect(() => place.current?.replaceChildren(copyButton(() => text.current(), what)), [what]);
  return <span class="copy" ref={place} />;
}
