import { createHash, timingSafeEqual } from 'node:crypto';
import { BlockList, isIP } from 'node:net';
import type { Config } from '../config/config.ts';
import type { Route } from '../http/dispatch.ts';
import type { PlainRequest } from '../http/plain.ts';
import { Problem } from '../http/problems.ts';
import type { Logger } from './log.ts';

type OperatorSettings = Pick<Config, 'mode' | 'metricsToken'>;

/** A route for operators alone. Anybody else is told that there is nothing, and learns no more. */
export function forOperators(route: Route, settings: () => OperatorSettings): Route {
  return notForPages(async (request, fields) => {
    if (!isOperator(request, settings())) throw new Problem('not-found');
    return route(request, fields);
  });
}

/** A route that no page of another origin may ask, such as by an `<img>`: a link that a person follows is let in. */
export function notForPages(route: Route): Route {
  return async (request, fields) => {
    if (isByForeignPage(request)) throw new Problem('not-found');
    return route(request, fields);
  };
}

/** Says at the start that nobody is let in: an operator who is told 404 would look for the fault elsewhere. */
export function tellIfClosed({ mode, metricsToken }: OperatorSettings, log: Logger): void {
  if (metricsToken !== undefined || mode === 'development') return;
  log.info(
    '/metrics and /api/doctor are closed: set METRICS_TOKEN, and send it as `Authorization: Bearer …`, to open them',
  );
}

/**
 * Whether it is the operator who asks, and not the public. What lets somebody in is always something that the request
 * shows, never something that it lacks: Node drops the header fields after the first 1 000, so anybody can have a field
 * of a proxy go missing.
 *
 * With a token (`METRICS_TOKEN`): who sends it as `Authorization: Bearer …`, from anywhere. Without one: nobody in
 * production; in development who connects from this machine and asks it by its own name. A tunnel or a page on the
 * internet that leads here has another name in `Host`.
 */
export function isOperator(request: PlainRequest, { mode, metricsToken }: OperatorSettings): boolean {
  const { headers, address } = request;
  if (metricsToken !== undefined) {
    return timingSafeEqual(digest(String(headers.authorization ?? '')), digest(`Bearer ${metricsToken}`));
  }
  if (mode === 'production') return false;
  // Some proxies write this machine's name into `Host` themselves. One that tells of itself is refused all the same.
  if (FORWARDING_FIELDS.some((field) => field in headers)) return false;
  return isLoopback(address) && OWN_NAME.test(String(headers[':authority'] ?? headers.host));
}

const FORWARDING_FIELDS = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via', 'cf-connecting-ip'];

/** As a request names the machine that it is sent from, with or without a port. */
const OWN_NAME = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d{1,5})?$/i;

/** IPv4 addresses within IPv6 (`::ffff:127.0.0.1`) are known to Node's list as what they are. */
const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8);
loopback.addAddress('::1', 'ipv6');

/** Hosts that do not know the address tell none, or an empty one. */
function isLoopback(address = ''): boolean {
  const version = isIP(address);
  return version !== 0 && loopback.check(address, version === 4 ? 'ipv4' : 'ipv6');
}

/** By Fetch Metadata, which browsers send to this machine and over https, and no page can write. */
function isByForeignPage({ headers }: PlainRequest): boolean {
  const site = headers['sec-fetch-site'];
  if (site === undefined || site === 'none' || site === 'same-origin') return false;
  return headers['sec-fetch-mode'] !== 'navigate' || headers['sec-fetch-dest'] !== 'document';
}

/** Of one length, whatever was sent: comparing takes the same time for every wrong token. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
