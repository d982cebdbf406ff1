import { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import { sendScript } from '../browser-build.ts';
import type { Organisation } from '../organisation.ts';
import type { EntriesEvent, Entry } from './entry.ts';

/**
 * The inspector: everything an organisation has received and sent, without secrets. All of it is ours; nothing like it is
 * Genesys's. Below `/sandbox` for the default organisation, below `/sandbox/organisations/{deploymentId}` for an isolated one.
 *
 * | request | answer |
 * |---|---|
 * | `GET` the address itself | the page |
 * | `GET …/received?after=<id>&wait=<ms>` | the entries that are newer than `after`, oldest first; waits for one, if there is none |
 * | `GET …/events` | the same as server-sent events |
 */
export function inspectorRouter(organisation: Organisation): Router {
  const router = Router();
  router.get('/', (request, response) => {
    // The page names its script from the folder above.
    if (/\/(\?|$)/.test(request.originalUrl)) return response.redirect(request.baseUrl);
    response.set('Content-Security-Policy', policy).type('html').send(page(request.baseUrl));
  });
  router.get('/inspector.min.js', (_request, response) => sendScript(response, 'inspector.min.js'));
  router.get('/received', (request, response) => answerReceived(organisation, request, response));
  router.get('/events', (request, response) => streamEntries(organisation, request, response));
  return router;
}

const query = z.object({
  after: z.coerce.number().int().min(0).default(0),
  wait: z.coerce.number().int().min(0).max(60_000).default(0),
});

async function answerReceived({ journal }: Organisation, request: Request, response: Response) {
  const asked = query.safeParse(request.query);
  if (!asked.success) {
    const message = `Ask with after=<id of an entry> and wait=<up to 60000 ms>:\n${z.prettifyError(asked.error)}`;
    return void response.status(400).json({ message });
  }
  const { after, wait } = asked.data;
  const newer = () => journal.all.filter(({ id }) => id > after);
  if (newer().length === 0 && wait > 0) await somethingNew(journal, wait, response);
  response.set('Cache-Control', 'no-store').json(newer());
}

/** Resolves with the next entry, after `wait` ms, or when nobody waits any more. */
function somethingNew(journal: Organisation['journal'], wait: number, response: Response): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      unwatch();
      clearTimeout(timer);
      response.off('close', done);
      resolve();
    };
    const unwatch = journal.watch(({ entries }) => entries.length > 0 && done());
    const timer = setTimeout(done, wait);
    response.once('close', done);
  });
}

function streamEntries({ journal }: Organisation, request: Request, response: Response): void {
  response.set({ 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
  const send = (event: EntriesEvent) => response.write(`data: ${JSON.stringify(event)}\n\n`);

  let due: Entry[] = [];
  // What happens at once is told at once: a crowd of guests would else be an event for each of their frames.
  const sendSoon = (entries: readonly Entry[]) => {
    if (due.length === 0) setImmediate(sendDue);
    due.push(...entries);
  };
  const sendDue = () => {
    if (due.length > 0) send({ which: 'new', entries: due });
    due = [];
  };
  send({ which: 'all', entries: journal.all });
  const unwatch = journal.watch(({ which, entries }) => {
    if (which === 'new') return sendSoon(entries);
    due = [];
    send({ which, entries });
  });
  request.once('close', unwatch);
}

function page(address: string): string {
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><title>Inspector</title></head>
<body><script src="${address.split('/').at(-1)}/inspector.min.js"></script></body>
</html>
`;
}

/** Whatever a visitor has written is shown here: it must not run. */
const policy =
  "default-src 'none'; script-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
