import { z } from 'zod';
import { type Answer, ask, Unreachable } from '../ask.ts';
import { type Finding, failed, ok, type Scene, skipped } from '../finding.ts';

/** The OpenID provider of the companion, by its discovery document: the first that Genesys reads (genesys.md 10.2, CONFIRMED). */
export type Provider = z.output<typeof discoveryDocument>;

/** Does Genesys find the provider, where it is told to look? */
export async function discovery(scene: Scene): Promise<Finding> {
  if (scene.site.openId === undefined) return skipped(NO_PROVIDER);
  const provider = await findProvider(scene);
  if ('status' in provider) return provider;
  const { issuer } = provider;
  const elsewhere = [provider.authorization_endpoint, provider.token_endpoint, provider.jwks_uri].filter(
    (address) => !address.startsWith(`${issuer}/`),
  );
  if (elsewhere.length > 0) {
    return failed(
      `The provider sends Genesys to ${elsewhere.join(', ')}, and is at ${issuer} itself.`,
      'A proxy in front rewrites its answers: it must pass on all below /oidc/ unchanged.',
    );
  }
  if (isOfThisMachine(issuer) && !isOfThisMachine(scene.addresses.api)) {
    return failed(
      `Only this machine reaches ${issuer}.`,
      'Set PUBLIC_URL to an address with https that Genesys Cloud reaches from the internet.',
    );
  }
  return ok(`${issuer} is found from this machine. Genesys asks from the internet: let it in there, too.`);
}

export const NO_PROVIDER = 'No OIDC_CLIENT_ID: Genesys is told of nobody who signs in.';
export const NOT_FOUND = 'Not asked: the provider was not found (see OpenID discovery).';

/** The same for every check: the provider as its discovery document describes it, or why there is none. */
export async function findProvider(scene: Scene): Promise<Provider | Finding> {
  const issuer = `${publicUrlOf(scene)}/oidc`;
  const url = `${issuer}/.well-known/openid-configuration`;
  const answer = await askPublicly(scene, url);
  if (!('body' in answer)) return answer;
  if (answer.status === 404) return whyMissing(scene);
  if (answer.status !== 200) {
    const { location } = answer.headers;
    return failed(
      `${url} answered ${answer.status}${location === undefined ? '' : ` and leads to ${String(location)}`}.`,
      'Set PUBLIC_URL to where the companion itself answers; a proxy in front must ask nobody to log in there.',
    );
  }
  const described = discoveryDocument.safeParse(jsonOf(answer.body));
  if (!described.success) {
    return failed(
      `${url} answers, but not with an OpenID provider's description.`,
      `Something else answers there. ${PASS_ON}`,
    );
  }
  if (described.data.issuer === issuer) return described.data;
  return failed(
    `The provider calls itself ${described.data.issuer}, and is asked at ${issuer}: Genesys refuses that.`,
    'Start the companion anew, on every machine, with the PUBLIC_URL of this configuration.',
  );
}

/** Asks at the companion's public address, or finds out why nobody could. */
export async function askPublicly(
  { config }: Pick<Scene, 'config'>,
  url: string,
  question: Omit<Parameters<typeof ask>[1], 'timeoutMs'> = {},
): Promise<Answer | Finding> {
  try {
    return await ask(url, { ...question, timeoutMs: config.upstreamTimeoutMs });
  } catch (error) {
    if (error instanceof Unreachable) return unreachable(error);
    throw error;
  }
}

export function unreachable({ message }: Unreachable): Finding {
  return failed(
    message,
    'Genesys Cloud asks at PUBLIC_URL: check that address, its DNS, its certificate, and that a companion runs there.',
  );
}

/** How Genesys and browsers reach the companion; without a slash at the end. */
export function publicUrlOf({ config, companionUrl }: Pick<Scene, 'config' | 'companionUrl'>): string {
  return config.publicUrl ?? companionUrl;
}

export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Nothing is at the provider's address. What is beside it tells a wrong path from a proxy from a companion without OIDC. */
async function whyMissing(scene: Scene): Promise<Finding> {
  const base = publicUrlOf(scene);
  const isCompanionAt = async (address: string) => {
    const answer = await askPublicly(scene, `${address}/healthz`);
    return 'body' in answer && healthy.safeParse(jsonOf(answer.body)).success;
  };
  if (await isCompanionAt(`${base}/oidc`)) {
    return failed(
      `The proxy in front takes /oidc off the address: ${base}/oidc/healthz answers as ${base}/healthz would.`,
      PASS_ON,
    );
  }
  if (await isCompanionAt(base)) {
    return failed(
      `The companion at ${base} has no OpenID provider (404).`,
      'Start it anew, on every machine, with OIDC_CLIENT_ID and OIDC_CLIENT_SECRET. A proxy in front must pass on all below /oidc/.',
    );
  }
  return failed(
    `No companion answers at ${base}.`,
    'Set PUBLIC_URL to the address, with its path, at which browsers reach the companion: /healthz below it must answer.',
  );
}

const PASS_ON =
  'In the proxy, pass on all below /oidc/ to the companion, with /oidc in the path; only the path of PUBLIC_URL is taken off.';

const healthy = z.object({ status: z.literal('ok'), version: z.string() });

const discoveryDocument = z.object({
  issuer: z.string(),
  authorization_endpoint: z.url(),
  token_endpoint: z.url(),
  jwks_uri: z.url(),
  id_token_signing_alg_values_supported: z.array(z.string()),
});

function isOfThisMachine(address: string): boolean {
  return /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(new URL(address).hostname);
}
