import type { ServerResponse } from 'node:http';
import { type CompanionParts, createCompanion } from '../app.ts';
import type { Config, Trick } from '../config/config.ts';
import type { PlainAnswer, PlainBody } from '../http/plain.ts';
import { createLog, type Logger } from '../operations/log.ts';
import { linesByTurn } from '../operations/log-destination.ts';
import { NodeRequest, sendAnswer } from './node.ts';
import { type Listen, type Served, startServer } from './server.ts';

/** What may be brought along; all of it has a default. */
export interface ServeOptions extends CompanionParts {
  /** By default where the configuration says. */
  readonly listen?: Listen;
}

/**
 * The companion in a process of its own. Rejects with Node's error when it cannot listen.
 *
 * What is written oddly to be fast stands in this file alone, and no host meets it. `SERVE_WITHOUT` switches each off, and
 * `npm run bench:tricks` prints what each gains. In CPU time of a guest session, which takes some 90 µs with all of them
 * and 190 without any:
 *
 * - `shared-turns`, 74 µs: requests that come in together are answered together ({@link endOfTurn}).
 * - `plain-lines`, 15 µs: the log's line of a request has fields from a short list, so nothing in it is searched for secrets.
 * - `one-head`, 2 to 9 µs: the header fields of an answer are handed to Node as one list, which it copies as it is.
 */
export function serve(config: Config, options: ServeOptions = {}): Promise<Served> {
  const { log = openLog(config), listen = config.listen, ...parts } = options;
  const has = (trick: Trick) => !config.serveWithout.includes(trick);
  const requestLog = has('plain-lines') ? withoutSearch(log) : log;
  const companion = createCompanion(config, { log, requestLog, ...parts });
  const Request = has('shared-turns') ? SharingRequest : NodeRequest;
  const send = has('one-head') ? sendWithOneHead : sendAnswer;
  return startServer((req, res) => {
    send(res, companion.answer(new Request(req, res)), log).catch((error: unknown) => {
      log.error({ err: error }, 'an answer could not be sent: its connection is closed');
      res.destroy();
    });
  }, listen);
}

/** The log of the companion's own process, on standard output. No request waits for whoever reads that. */
export function openLog({ logLevel }: Pick<Config, 'logLevel'>): Logger {
  return createLog(logLevel, linesByTurn());
}

/** Goes on with its body when all that clients have sent by then has been read. */
class SharingRequest extends NodeRequest {
  override async readBody(maxBytes: number): Promise<PlainBody> {
    const body = await super.readBody(maxBytes);
    await endOfTurn();
    return body;
  }
}

/**
 * Resolves at the end of this turn of the event loop; those who wait go on together, in the order they came.
 *
 * Under load many requests come in at once. Answered one by one, each finds the processor's caches full of what reads,
 * parses and writes; answered together, each step runs for all of them in a row. A request that comes alone waits for some
 * microseconds.
 */
function endOfTurn(): Promise<void> {
  end ??= new Promise((resolve) => {
    setImmediate(() => {
      end = undefined;
      resolve();
    });
  });
  return end;
}

let end: Promise<void> | undefined;

function withoutSearch(log: Logger): Logger {
  return log.child({}, { redact: { paths: [] } });
}

/** As {@link sendAnswer}, for a response that nobody has wrapped. */
async function sendWithOneHead(res: ServerResponse, answering: Promise<PlainAnswer>): Promise<void> {
  const { status, headers, cookies = [], body } = await answering;
  const fields: string[] = [];
  for (const name of Object.keys(headers)) fields.push(name, String(headers[name]));
  for (const cookie of cookies) fields.push('Set-Cookie', cookie);
  if (body !== undefined && headers['Content-Length'] === undefined) {
    fields.push('Content-Length', String(Buffer.byteLength(body)));
  }
  res.writeHead(status, fields).end(body);
}
