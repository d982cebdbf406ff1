import { Readable } from 'node:stream';
import type { Dispatcher } from 'undici';

/** The part of undici that is used here. */
export type HttpAgent = Pick<Dispatcher, 'request' | 'destroy'>;

/**
 * Stands in for undici where there is none: Bun has a module of that name with nothing behind it (oven-sh/bun,
 * src/js/thirdparty/undici.js). Bun's `fetch` keeps its connections and honours HTTPS_PROXY, HTTP_PROXY and NO_PROXY.
 */
export function createFetchAgent(): HttpAgent {
  const request = async ({ origin, path, method, headers, body, signal }: Dispatcher.RequestOptions) => {
    const response = await fetch(`${origin}${path}`, {
      method,
      headers: headers as Record<string, string>,
      body: (body ?? null) as string | null,
      signal: signal as AbortSignal,
      // They would carry the credentials elsewhere.
      redirect: 'manual',
    });
    const stream = Readable.from(response.body ?? []);
    const dump = async () => void stream.destroy();
    return {
      statusCode: response.status,
      headers: Object.fromEntries(response.headers),
      body: Object.assign(stream, { dump }),
    } as unknown as Dispatcher.ResponseData;
  };
  return { request, destroy: async () => {} } as HttpAgent;
}
