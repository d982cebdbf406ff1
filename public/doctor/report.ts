import type { PageAnswer } from '../../server/doctor/page/page-finding.ts';

const MARKS = { ok: 'ok     ', warning: 'WARNING', failed: 'FAILED ', skipped: '-      ' } as const;

/** For support: a line for each check, and below it what to do, as the doctor on the command line prints. */
export function reportOf({ url, findings, tag }: PageAnswer, at = new Date()): string {
  const lines = findings.flatMap(({ status, title, says, remedy, paste }) => [
    `${MARKS[status]}  ${title}: ${says}`,
    ...(remedy === undefined ? [] : [`         → ${remedy}`]),
    ...(paste === undefined ? [] : paste.split('\n').map((line) => `           ${line}`)),
  ]);
  const attributes = Object.entries(tag?.attributes ?? {}).map(([name, value]) => `${name}="${value}"`);
  return [
    `Why does the chat not show at ${url}? (${at.toISOString()})`,
    '',
    ...lines,
    ...(tag === null ? [] : ['', `The tag: ${[tag.src, ...attributes].join(' ')}`]),
  ].join('\n');
}
