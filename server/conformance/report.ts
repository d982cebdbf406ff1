import type { Outcome } from './check.ts';
import type { Line, Run } from './run.ts';

/** What the report says besides its lines. */
export interface Circumstances {
  readonly region: string;
  readonly deploymentId: string;
  readonly extent: 'read-only' | 'chat';
  /** Of the companion. */
  readonly version: string;
  readonly at: Date;
}

const MARKS = {
  'as documented': 'as documented',
  different: 'DIFFERENT    ',
  'not asked': 'not asked    ',
} as const;

/** For a terminal. */
export function inOneLine({ id, what, outcome }: Line): string {
  const detail = detailOf(outcome);
  return `${MARKS[outcome.kind]}  ${id.padEnd(32)} ${what}${detail === '' ? '' : ` → ${detail}`}`;
}

/** How many rows there are of each kind. */
export function countsOf(lines: readonly Line[]): Readonly<Record<Outcome['kind'], number>> {
  const count = (kind: Outcome['kind']) => lines.filter(({ outcome }) => outcome.kind === kind).length;
  return {
    'as documented': count('as documented'),
    different: count('different'),
    'not asked': count('not asked'),
  };
}

/** For a program. Of the deployment's id only the beginning is told. */
export function asJson({ lines, isClosed }: Run, about: Circumstances): string {
  const { deploymentId, at, ...more } = about;
  const report = {
    report: 'Genesys Cloud as messenger-tag knows it, asked live',
    at: at.toISOString(),
    ...more,
    node: process.versions.node,
    deployment: shortened(deploymentId),
    ...(isClosed !== undefined && { conversationIsOver: isClosed }),
    counts: countsOf(lines),
    rows: lines.map(({ id, what, status, outcome: { kind, ...detail } }) => ({
      row: id,
      what,
      status,
      outcome: kind,
      ...detail,
    })),
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}

/** For people, in Markdown: what is different comes first. */
export function asMarkdown({ lines, isClosed }: Run, about: Circumstances): string {
  const { region, deploymentId, version, extent, at } = about;
  const counts = Object.entries(countsOf(lines)).map(([kind, count]) => `${count} ${kind}`);
  const table = (kind: Outcome['kind'], heading: string) => {
    const found = lines.filter(({ outcome }) => outcome.kind === kind);
    const inRows = found.map(({ id, what, status, outcome }) =>
      [id, what, status, detailOf(outcome)].map(inCell).join(' | '),
    );
    return found.length === 0
      ? []
      : [
          `## ${MARKS[kind].trim()}`,
          '',
          `row | what | how sure | ${heading}`,
          '---|---|---|---',
          ...inRows,
          '',
        ];
  };
  return [
    '# Genesys Cloud as messenger-tag knows it, asked live',
    '',
    `${at.toISOString()}, region ${region}, deployment ${shortened(deploymentId)}, ${extent === 'chat' ? 'with a conversation' : 'read-only'}; ` +
      `messenger-tag ${version}, Node ${process.versions.node}.`,
    '',
    `${counts.join(', ')}.${isClosed === false ? ` ${MAY_BE_OPEN}` : ''}`,
    '',
    ...table('different', 'what came'),
    ...table('as documented', ''),
    ...table('not asked', 'why'),
  ].join('\n');
}

export const MAY_BE_OPEN =
  'Genesys has not said that the test conversation is over: look for it in Genesys Cloud, and disconnect it there.';

function detailOf(outcome: Outcome): string {
  if (outcome.kind === 'as documented') return '';
  return outcome.kind === 'different' ? outcome.came : outcome.why;
}

function shortened(id: string): string {
  return `${id.slice(0, 4)}…`;
}

function inCell(text: string): string {
  return text.replace(/[\r\n]+/g, ' ').replaceAll('|', '\\|');
}
