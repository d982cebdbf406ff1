import type { HTTPError } from 'ky';
import type { ProblemCode } from '../events.ts';
import type { GuestRequest } from './guest-wire.ts';
import type { Challenge } from './proof.ts';

/**
 * The request with a proof, to ask again, where the companion wants one and it had none. Else rejects with what its error answer means
 * to the page: a 4xx is `token-refused`, since asking again is useless; except 429, which passes.
 */
export async function retry(response: HTTPError['response'], request: GuestRequest): Promise<GuestRequest> {
  const { status, url } = response;
  const { code, detail, challenge } = await response
    .json<{ code?: string; detail?: string; challenge?: Challenge }>()
    .catch(() => ({}) as never);
  if (challenge && request.proof === undefined) {
    // One that could not be made is sent all the same, empty: the answer to it says what is wrong.
    const made = import('./proof.ts').then(({ solveProof }) => solveProof(challenge));
    return { ...request, proof: await made.catch(() => '') };
  }
  const problem: ProblemCode =
    status >= 400 && status < 500 && status !== 429 ? 'token-refused' : 'token-unavailable';
  throw Object.assign(new Error(`${code ?? status}: ${detail ?? url}`), { problem });
}
