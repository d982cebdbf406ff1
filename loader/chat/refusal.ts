import type { HTTPError } from 'ky';
import type { ProblemCode } from '../events.ts';

/**
 * What an error answer of the companion means to the page. A 4xx is `token-refused`, since asking again is useless;
 * except 429, which passes.
 */
export async function refusal({ response }: HTTPError): Promise<Error> {
  const { status, url } = response;
  const { code, detail } = await response
    .json<{ code?: string; detail?: string }>()
    .catch(() => ({}) as never);
  const problem: ProblemCode =
    status >= 400 && status < 500 && status !== 429 ? 'token-refused' : 'token-unavailable';
  return Object.assign(new Error(`${code ?? status}: ${detail ?? url}`), { problem });
}
