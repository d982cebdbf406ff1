import type { Provider } from 'oidc-provider';
import type { PlainAnswer, PlainRequest } from '../http/plain.ts';
import { Problem } from '../http/problems.ts';
import { OPENID, openIdRoutes, withoutId } from './addresses.ts';
import type { VouchedFor } from './claims.ts';
import { handle } from './handle.ts';
import { signIn, type VerifyForClient } from './interaction.ts';
import { PAGE_FIELDS, page } from './words.ts';

/** What the provider answers to a request below `/oidc`. Rejects with a `Problem`, as of a method that it does not know there. */
export async function answerAt(
  provider: Provider,
  request: PlainRequest,
  parts: { readonly verify: VerifyForClient; readonly vouchedFor: VouchedFor },
): Promise<PlainAnswer> {
  const { issuer } = provider;
  const methods = openIdRoutes[withoutId(request.path)];
  if (methods === undefined) throw new Problem('not-found');
  if (!methods.includes(request.method)) {
    throw new Problem('method-not-allowed', { headers: { Allow: methods.join(', ') } });
  }
  const path = request.path.slice(OPENID.length);
  if (path === '/callback') return atCallback;
  if (path === '/sign-in') {
    return handle(request, {
      issuer,
      path,
      listener: (req, res, form) => signIn(provider, { req, res, form }, parts),
    });
  }
  if (path === '/auth' && request.method === 'POST') {
    // The library takes it only with cookies that go along from every site. Asked by GET it is the same request.
    return handle(request, {
      issuer,
      path,
      listener: (_req, res, form) => res.writeHead(303, { Location: `${issuer}/auth?${form}` }).end(),
    });
  }
  return handle(request, { issuer, path, listener: provider.callback() });
}

/** Whoever comes here has a code in the address, which is of use to Genesys alone. */
const atCallback: PlainAnswer = {
  status: 200,
  headers: PAGE_FIELDS,
  body: page(
    'This is the end of a sign-in',
    '<p>A chat asked for it, and there is nothing to do on this page. Go back to the site.</p>',
  ),
};
