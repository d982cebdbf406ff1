/** Everything that the inspector says. */
export const words = {
  title: 'Inspector',
  connection: { connecting: 'Connecting…', live: 'Live', lost: 'The sandbox is gone. Trying again…' },
  organisation: 'Organisation',
  organisationName: (deploymentId: string, place: number) =>
    place === 0 ? `Default, ${deploymentId.slice(0, 8)}` : deploymentId.slice(0, 8),
  filter: 'Filter',
  kind: 'Kind',
  kinds: { all: 'All', request: 'Requests', frame: 'Frames' },
  host: 'Host',
  everyHost: 'All',
  path: 'Path begins with',
  text: 'Words',
  failed: 'Only errors',
  pause: 'Pause',
  goOn: (unseen: number) => (unseen === 0 ? 'Go on' : `Go on (${unseen} new)`),
  clear: 'Clear',
  list: 'Received and sent, newest last',
  nothing: 'Nothing has come yet. Open the chat on a page, and it appears here.',
  nothingFits: 'Nothing fits the filter.',
  count: (shown: number, all: number) => (shown === all ? `${all}` : `${shown} of ${all}`),
  older: (count: number) => `${count} older ones are not listed: narrow the filter.`,
  choose: 'Choose an entry to see all of it.',
  details: 'Details',
  close: 'Close',
  copy: 'Copy as test',
  copied: 'Copied.',
  notCopied: 'The browser did not let it be copied: take it from here.',
  asTest: 'As a line of a Playwright test',
  noAnswer: 'no answer',
  failure: 'error',
  parts: { query: 'Query', headers: 'Headers', body: 'Sent', answer: 'Answered', frame: 'Frame' },
  facts: {
    time: 'Time',
    host: 'Host',
    origin: 'Origin',
    duration: 'Took',
    connection: 'Socket',
    from: 'From',
    path: 'Path',
  },
  from: { page: 'the page', genesys: 'Genesys' },
  secrets: 'What could be a secret is not kept; “(not kept)” stands in its place.',
} as const;

/** With the thousandths: much happens within one second. */
export function clockTime(time: string): string {
  const at = new Date(time);
  const thousandths = String(at.getMilliseconds()).padStart(3, '0');
  return `${at.toLocaleTimeString('en-GB', { hour12: false })}.${thousandths}`;
}
