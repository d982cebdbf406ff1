import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { type Finding, failed, ok, type Scene, skipped, warning } from '../finding.ts';
import { exchange, type Handed, SAME_ON_ALL } from './client.ts';
import {
  askPublicly,
  findProvider,
  jsonOf,
  NO_PROVIDER,
  NOT_FOUND,
  type Provider,
  publicUrlOf,
} from './provider.ts';
import { CUSTOMER, signUserToken } from './user-token.ts';

/** Does the provider know Genesys by its client, and nobody else by it? Asks with a code that nobody has made. */
export async function tokenEndpoint(scene: Scene): Promise<Finding> {
  const { openId } = scene.site;
  if (openId === undefined) return skipped(NO_PROVIDER);
  const provider = await findProvider(scene);
  if ('status' in provider) return skipped(NOT_FOUND);
  const madeUp = {
    authCode: `made-up-${randomUUID()}`,
    redirectUri: `${provider.issuer}/callback`,
    codeVerifier: randomUUID() + randomUUID(),
    nonce: randomUUID(),
  };
  const right = await exchange(scene, provider, openId, madeUp);
  if ('finding' in right) return right.finding;
  const answered = 'refused' in right ? right.refused : 'tokens';
  if (answered === 'invalid_client') return otherSecret;
  const wrong = await exchange(scene, provider, { ...openId, clientSecret: randomUUID() }, madeUp);
  if ('finding' in wrong) return wrong.finding;
  const answeredWrong = 'refused' in wrong ? wrong.refused : 'tokens';
  if (answered === 'invalid_grant' && answeredWrong === 'invalid_client') {
    return ok('The token endpoint knows the client by its secret, and refuses a code that nobody has made.');
  }
  return failed(
    `For a code that nobody has made the token endpoint answered ${answered}, and ${answeredWrong} for a wrong secret; it must be invalid_grant and invalid_client.`,
    'Something else than the companion answers at PUBLIC_URL/oidc/token. Look at the proxy in front.',
  );
}

/** A visitor signs in, and Genesys asks who it is: from the user token to the claims. */
export async function signIn(scene: Scene): Promise<Finding> {
  const { site, origins } = scene;
  const { openId, userTokenKeys: keys } = site;
  if (openId === undefined) return skipped(NO_PROVIDER);
  if (keys === undefined || !('secrets' in keys)) {
    return skipped(
      'The site signs user tokens by a key of its own (USER_TOKEN_JWKS), so the doctor has none to sign in with: sign in on a page of the site.',
    );
  }
  const [origin] = origins;
  if (origin === undefined) {
    return skipped(
      'No page was named: run `npx messenger-tag-companion doctor --origin https://www.example.com`.',
    );
  }
  const provider = await findProvider(scene);
  if ('status' in provider) return skipped(NOT_FOUND);
  const handed = await askForCode(scene, { origin, userToken: await signUserToken(site.deploymentId, keys) });
  if ('status' in handed) return handed;
  if (handed.iss !== provider.issuer) {
    return failed(`The code is of ${handed.iss}, and the provider is ${provider.issuer}.`, SAME_ON_ALL);
  }
  const exchanged = await exchange(scene, provider, openId, handed);
  if ('finding' in exchanged) return exchanged.finding;
  return 'refused' in exchanged ? whyRefused(exchanged.refused) : whoItIs(exchanged.claims, provider);
}

const otherSecret = failed(
  'The token endpoint refuses the client id and secret of this configuration (invalid_client).',
  'Start the companion anew, on every machine, with the OIDC_CLIENT_ID and OIDC_CLIENT_SECRET of now, and write the same two into the integration in Genesys Cloud.',
);

/** As a page asks for it (contract 3.9). */
async function askForCode(
  scene: Scene,
  { origin, userToken }: { origin: string; userToken: string },
): Promise<(Handed & { readonly iss: string }) | Finding> {
  const url = `${publicUrlOf(scene)}/api/auth-code`;
  const answer = await askPublicly(scene, url, {
    method: 'POST',
    headers: { origin, 'content-type': 'text/plain' },
    body: JSON.stringify({ deploymentId: scene.site.deploymentId, userToken }),
  });
  if (!('body' in answer)) return answer;
  if (answer.status !== 200) {
    const { code } = problem.parse(jsonOf(answer.body));
    const answered = `${url} answered ${answer.status}${code === undefined ? '' : ` (${code})`}`;
    if (answer.status === 429 || answer.status === 503) {
      return warning(`${answered}: it has much to do.`, 'Ask again in a minute.');
    }
    return failed(`${answered} to a user token that is good by this configuration.`, remedyFor(code));
  }
  const handed = handedOver.safeParse(jsonOf(answer.body));
  if (handed.success) return handed.data;
  return failed(`${url} answered, but not with a code.`, SAME_ON_ALL);
}

function remedyFor(code: string | undefined): string {
  if (code === 'invalid-user-token') {
    return 'Start the companion anew, on every machine, with the USER_TOKEN_SECRET of now, and synchronise the clocks (NTP).';
  }
  if (code === 'origin-not-allowed') return 'See ALLOWED_ORIGINS.';
  return 'Start the companion anew, on every machine, with the configuration of now. A proxy in front must pass on POST to /api/auth-code, and the Origin.';
}

function whyRefused(refused: string): Finding {
  if (refused === 'invalid_client') return otherSecret;
  if (refused !== 'invalid_grant') {
    return failed(`The token endpoint refused a code that was made just now (${refused}).`, SAME_ON_ALL);
  }
  return failed(
    'The token endpoint does not know a code that was made just now (invalid_grant).',
    `One machine made it and another one was asked, or their clocks differ by more than its minute. ${SAME_ON_ALL}`,
  );
}

function whoItIs(claims: Readonly<Record<string, unknown>>, { issuer }: Provider): Finding {
  const wrong = Object.entries(CUSTOMER).flatMap(([name, value]) => (claims[name] === value ? [] : [name]));
  if (wrong.length === 0) {
    return ok(
      'A customer whom the doctor made up signed in, and whoever asked as Genesys does was told who it is.',
    );
  }
  return failed(
    `Genesys would be told another ${wrong.join(' and ')} than the user token has.`,
    `Something else than the companion answers at ${issuer}: look at the proxy in front.`,
  );
}

const problem = z.object({ code: z.string().max(60).optional().catch(undefined) }).catch({});

const handedOver = z.object({
  authCode: z.string().min(1),
  redirectUri: z.url(),
  codeVerifier: z.string().min(43),
  nonce: z.string().min(1),
  iss: z.string(),
});
