import type { TrustProxy } from '../http/addresses.ts';
import type { PlainRequest } from '../http/plain.ts';
import type { Logger } from './log.ts';

/** Looks at a request whose address is counted, and tells the operator of a proxy that nobody has named. */
export type LookForProxy = (request: Pick<PlainRequest, 'headers'>, trust: TrustProxy) => void;

/**
 * Tells the log once, since any visitor may write `X-Forwarded-For`, and the value never. Behind a proxy that TRUST_PROXY
 * does not name, all visitors have the proxy's address: a few open the chat, and the next ones are turned away.
 */
export function lookForUnnamedProxy(log: Logger): LookForProxy {
  let isTold = false;
  return ({ headers }, trust) => {
    if (isTold || trust !== 0 || headers['x-forwarded-for'] === undefined) return;
    isTold = true;
    log.warn(
      { remedy: NAME_IT },
      'a request came with X-Forwarded-For, and TRUST_PROXY is not set: if a proxy stands in front, all visitors are counted as one address',
    );
  };
}

const NAME_IT =
  'Say how many proxies stand in front, TRUST_PROXY=1, or where, TRUST_PROXY=10.0.0.0/8,loopback. If there is none, a ' +
  'visitor wrote the field, and nothing is to be done.';
