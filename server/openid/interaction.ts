import type { IncomingMessage, ServerResponse } from 'node:http';
import { errors, type Provider } from 'oidc-provider';
import type { Visitor } from '../guest-token/user-tokens.ts';
import { problemFrom } from '../http/problems.ts';
import type { VouchedFor } from './claims.ts';
import { grantTo } from './grants.ts';
import { PAGE_FIELDS, page } from './words.ts';

/** Who a user token names, at the site of this client. Rejects with a `Problem`. */
export type VerifyForClient = (clientId: string, userToken: string) => Promise<Visitor>;

/**
 * The login page of the authorization endpoint. No visitor of a chat comes here: pages fetch their codes from
 * `/api/auth-code`. It is there since a provider has to have one, and for programs that prove by the standard that it is one: they
 * post a user token here.
 */
export async function signIn(
  provider: Provider,
  { req, res, form }: { req: IncomingMessage; res: ServerResponse; form: URLSearchParams },
  { verify, vouchedFor }: { verify: VerifyForClient; vouchedFor: VouchedFor },
): Promise<void> {
  const interaction = await provider.interactionDetails(req, res).catch((error: unknown) => {
    if (error instanceof errors.SessionNotFound) return undefined;
    throw error;
  });
  if (interaction === undefined) {
    return send(res, 400, page('This sign-in is over', '<p>Go back to the site and begin again there.</p>'));
  }
  if (req.method !== 'POST') return send(res, 200, loginPage(''));
  const clientId = String(interaction.params.client_id);
  let visitor: Visitor;
  try {
    visitor = await verify(clientId, form.get('userToken') ?? '');
  } catch (error) {
    const { status, code } = problemFrom(error);
    if (code === 'internal-error') throw error;
    return send(res, status, loginPage('<p role="alert">This user token is not valid now.</p>'));
  }
  const grantId = await grantTo(provider, { clientId, visitor, vouchedFor });
  await endFormerSession(provider, interaction.session?.uid);
  delete interaction.session;
  interaction.result = {
    login: { accountId: visitor.customerId, remember: false },
    consent: { grantId },
  };
  await interaction.save(interaction.exp - Math.floor(Date.now() / 1000));
  res.writeHead(303, { Location: interaction.returnTo }).end();
}

/** Each login has a session of its own: two sites may have a customer 7, and nobody is to go on as the other one. */
async function endFormerSession(provider: Provider, uid: string | undefined): Promise<void> {
  const session = uid === undefined ? undefined : await provider.Session.findByUid(uid);
  await session?.destroy();
}

function loginPage(notice: string): string {
  return page(
    'Sign in',
    `<p>Sign in at the site that sent you here; its chat then knows you. Nothing needs to be done on this page.</p>
<p>A program that tries this provider hands over a user token of the site:</p>
${notice}
<form method="post">
<label>User token <input name="userToken" type="password" autocomplete="off" required></label>
<button>Sign in</button>
</form>`,
  );
}

function send(res: ServerResponse, status: number, body: string): void {
  res.writeHead(status, PAGE_FIELDS).end(body);
}
