import { z } from 'zod';
import type { Config } from '../config/config.ts';
import { ask } from '../doctor/ask.ts';
import { isDirect } from '../doctor/page/direct.ts';
import type { NoPage } from '../doctor/page/fetch-page.ts';
import type { OwnAddress } from '../doctor/page/page-scene.ts';
import { requesterOf } from '../http/addresses.ts';
import { askedAt } from '../http/asked-at.ts';
import { readJson } from '../http/body.ts';
import type { Route } from '../http/dispatch.ts';
import { parseUrl } from '../http/parse-url.ts';
import { jsonAnswer, type PlainAnswer, type PlainRequest } from '../http/plain.ts';
import { Problem } from '../http/problems.ts';
import type { Logger } from '../operations/log.ts';
import { notForPages } from '../operations/operators.ts';
import type { Store } from '../store/store.ts';
import { createDoctorLimits } from './doctor-limits.ts';

interface DoctorRouteParts {
  /** Asked at each request. */
  readonly config: () => Config;
  readonly store: Store;
  readonly log: Logger;
  readonly cdnUrl?: string | undefined;
  /** The companion's own answer, for what a page would ask of it where no PUBLIC_URL is set. */
  readonly answer: (request: PlainRequest) => Promise<PlainAnswer>;
}

/** Contract 3.8. */
const pageQuestion = z.strictObject({
  url: z.string().min(1).max(2000),
  tag: z.string().max(6000).optional(),
});

/**
 * `POST /api/doctor/page`: why does this page show no chat? For the page `/doctor`, and so for the public: it is limited, says
 * nothing of the inside, and is no door into the network (`doctor/page/fetch-page.ts`).
 */
export function createDoctorRoute(parts: DoctorRouteParts): Route {
  const limits = createDoctorLimits(parts.store);
  return notForPages(async (request, fields) => {
    // It is of no use without its page.
    if (parts.config().pages === 'off') throw new Problem('not-found');
    if (request.method !== 'POST') throw new Problem('method-not-allowed', { headers: { Allow: 'POST' } });
    const { url, tag } = await readJson(request, pageQuestion);
    const config = parts.config();
    return limits.run(requesterOf(request, config.trustProxy), fields, async () => {
      // Loaded when somebody asks: most companions never are.
      const { examinePage } = await import('../doctor/page/examine-page.ts');
      const page = pageAddress(url);
      const { notFetched, ...report } = await examinePage(
        { url: page, tag },
        {
          config,
          companion: ownAddress(request, config, parts.answer),
          cdnUrl: parts.cdnUrl,
          isDirect: (address) => isDirect(address, process.env),
        },
      );
      if (notFetched !== undefined) tellOperator(notFetched, page, parts.log);
      return jsonAnswer(report);
    });
  });
}

/** As people write it: without a scheme it is https. */
function pageAddress(written: string): URL {
  const address = /^[a-z][a-z\d+.-]*:\/\//i.test(written) ? written : `https://${written}`;
  const url = parseUrl(address.trim());
  if (url !== undefined) return url;
  throw new Problem('invalid-request', {
    detail: 'This is no address of a page. Write it like https://www.example.com/help.',
  });
}

/**
 * Where pages reach this companion. It is asked over the network only at PUBLIC_URL, which the operator wrote: what a request
 * names as the companion's address may be anything in the network.
 */
function ownAddress(
  request: PlainRequest,
  { publicUrl, trustProxy, upstreamTimeoutMs }: Config,
  answer: DoctorRouteParts['answer'],
): OwnAddress {
  const asked = askedAt(request, trustProxy)?.url;
  const urls = [publicUrl, asked && new URL(asked, 'http://page.invalid').href.replace(/\/$/, '')];
  return {
    urls: urls.filter((url) => url !== undefined),
    async ask(path, { method, headers }) {
      if (publicUrl !== undefined) {
        return ask(publicUrl + path, { method, headers, timeoutMs: upstreamTimeoutMs });
      }
      const answered = await answer(fromWithin(request, path, method, headers));
      return {
        status: answered.status,
        headers: Object.fromEntries(
          Object.entries(answered.headers).map(([name, value]) => [name.toLowerCase(), value]),
        ),
        body: String(answered.body ?? ''),
      };
    },
  };
}

function fromWithin(
  request: PlainRequest,
  path: string,
  method: string,
  headers: Record<string, string>,
): PlainRequest {
  const [pathname = '', query = ''] = path.split('?');
  return {
    method,
    path: pathname,
    query,
    headers,
    address: request.address,
    addressParts: () => request.addressParts(),
    readBody: async () => ({ text: '' }),
    hasLeft: () => false,
  };
}

/** Whoever asked has read one word for all of it. */
function tellOperator({ reason, cause }: NoPage, { origin }: URL, log: Logger): void {
  const { code, message } = Object(cause) as { code?: unknown; message?: unknown };
  log.info({ page: origin, reason, cause: code ?? message }, 'the doctor has not fetched a page');
}
