import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Companion } from '../app.ts';
import { type ConfigSource, type HostOptions, hostCompanion } from './hosted.ts';
import { type NodeIncoming, NodeRequest, sendAnswer } from './node.ts';

/** The companion as a middleware: for Express, and for every host in Node that calls `(req, res, next)` or `(req, res)`. */
export interface CompanionApp {
  /** Resolves when the answer is handed over. Never rejects, and never calls `next` with an error. */
  (req: IncomingMessage, res: ServerResponse, next?: (error?: unknown) => void): Promise<void>;
  /** A guest for a page that your own server renders: see `public/docs/hosts/fetched-ahead.md`. Never rejects. */
  readonly issueGuest: Companion['issueGuest'];
  /** Lets go of what the companion has opened: Redis, the traces, and the files that it watches. */
  close(): Promise<void>;
}

/**
 * The companion, to be mounted in a host: below any path, behind any middleware, the body read or not.
 *
 * At the root of a host, what is no address of ours goes on to the host by `next`. Below a path, everything is ours.
 *
 * @example app.use('/chat', createApp(() => readConfig(process.env)));
 */
export function createApp(config: ConfigSource, options: HostOptions = {}): CompanionApp {
  const { companion, close } = hostCompanion(config, options);
  const handle = (req: IncomingMessage, res: ServerResponse, next?: (error?: unknown) => void) => {
    const request = new NodeRequest(req, res, options.basePath);
    if (next === undefined || !isAtRoot(req, options) || companion.knows(request.path)) {
      return sendAnswer(res, companion.answer(request), companion.log);
    }
    // Not in an async function: what the host throws there would be a rejection of ours, which nobody handles.
    next();
    return Promise.resolve();
  };
  return Object.assign(handle, { issueGuest: companion.issueGuest, close });
}

/** Hosts that take the path off which something is mounted keep the whole address beside. */
function isAtRoot(req: NodeIncoming, { basePath = '' }: HostOptions): boolean {
  return basePath === '' && (req.originalUrl ?? req.url) === req.url;
}
