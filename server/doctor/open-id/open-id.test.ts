import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { Environment } from '../../config/config.ts';
import { readConfig } from '../../config/read.ts';
import { type Sandbox, startSandbox } from '../../sandbox/sandbox.ts';
import { variablesFor } from '../../sandbox/variables.ts';
import { SESSION_SECRET, startCompanion } from '../../testing/companion.testing.ts';
import { send } from '../../testing/http.testing.ts';
import { type DoctorParts, runDoctor, sceneOf } from '../doctor.ts';
import type { Finding } from '../finding.ts';
import { userTokens } from '../user-tokens.ts';
import { type Front, startFront } from './front.testing.ts';
import { authentication } from './in-genesys.ts';
import { discovery } from './provider.ts';
import { providerKeys } from './provider-keys.ts';
import { signIn, tokenEndpoint } from './walk.ts';

const PAGE = 'https://www.shop.example';
const USER_TOKEN_SECRET = 'which the site signs its user tokens by';
const OIDC_CLIENT_SECRET = 'which-Genesys-shows-the-token-endpoint';
/** The platform SDK takes seconds to load on a busy machine. */
const SLOW = { timeout: 30_000 };
const NO_CLIENT: Environment = { OIDC_CLIENT_ID: '', OIDC_CLIENT_SECRET: '' };
const JSON_BODY = { 'content-type': 'application/json' };

const looks = {
  'user tokens': userTokens,
  'OpenID discovery': discovery,
  'OpenID keys': providerKeys,
  'OpenID client': tokenEndpoint,
  'sign-in': signIn,
  'sign-in in Genesys': authentication,
};
type Title = keyof typeof looks;
const WALK = ['OpenID discovery', 'OpenID keys', 'OpenID client', 'sign-in'] as const;

let sandbox: Sandbox;
let front: Front;
/** A companion with the provider, behind `front`. */
let machine: string;
const closings: (() => unknown)[] = [];

beforeAll(async () => {
  sandbox = await startSandbox({ allowedDomains: ['shop.example'] });
  front = await startFront();
  const companion = await startCompanion(environment());
  machine = companion.url;
  closings.push(sandbox.close, front.close, companion.close);
}, SLOW.timeout);
beforeEach(() => {
  front.pass = (path) => machine + path;
});
afterAll(async () => {
  for (const close of closings) await close();
});

function environment(): Environment {
  return {
    ...variablesFor(sandbox),
    GENESYS_CLIENT_ID: '',
    GENESYS_CLIENT_SECRET: '',
    GUEST_ISSUER: 'minted',
    ALLOWED_ORIGINS: PAGE,
    SESSION_SECRETS: SESSION_SECRET,
    PUBLIC_URL: front.url,
    USER_TOKEN_SECRET,
    OIDC_CLIENT_ID: 'messenger',
    OIDC_CLIENT_SECRET,
  };
}

/** Another companion in the place of that one, until the end of the test. */
async function startOther(env: Environment = {}): Promise<string> {
  const companion = await startCompanion({ ...environment(), ...env });
  onTestFinished(companion.close);
  front.pass = (path) => companion.url + path;
  return companion.url;
}

/** What the doctor is given, who knows of its own configuration alone. */
function partsOf(env: Environment = {}): DoctorParts {
  return { config: readConfig({ ...environment(), ...env }), extent: 'whole', cdnUrl: sandbox.url };
}

async function look(title: Title, parts: DoctorParts = partsOf()): Promise<Finding> {
  return looks[title](sceneOf(parts.config.sites[0], parts));
}

const matching = (status: string, says: string, remedy?: string) => ({
  status,
  says: expect.stringContaining(says),
  ...(remedy && { remedy: expect.stringContaining(remedy) }),
});

describe('the walk of a sign-in', SLOW, () => {
  it('goes from the discovery to who it is, as Genesys will, and shows no secret, code or token', async () => {
    front.passed.length = 0;
    const diagnoses = await runDoctor(partsOf());
    const walked = diagnoses.filter(({ title }) => (WALK as readonly string[]).includes(title));
    expect(walked.map(({ title, status }) => [title, status])).toEqual(WALK.map((title) => [title, 'ok']));
    const exchanged = front.passed.join('\n');
    const [, authCode] = /"authCode":"([^"]+)"/.exec(exchanged) ?? [];
    const [, idToken] = /"id_token":"([^"]+)"/.exec(exchanged) ?? [];
    const secrets = [authCode, idToken, USER_TOKEN_SECRET, OIDC_CLIENT_SECRET, SESSION_SECRET];
    for (const secret of secrets) expect(JSON.stringify(diagnoses)).not.toContain(secret ?? '{');
    expect(JSON.stringify(diagnoses)).not.toMatch(/ey[\w-]{10,}\./);
  });

  it('is not taken at a start, before the companion listens', async () => {
    front.asked.length = 0;
    await runDoctor({ ...partsOf(), extent: 'quick' });
    expect(front.asked).toEqual([]);
  });

  it('looks at all else where the site signs by a key of its own, and says what it cannot', async () => {
    const parts = partsOf({ USER_TOKEN_SECRET: '', USER_TOKEN_JWKS: 'http://127.0.0.1:9/keys' });
    expect(await look('OpenID client', parts)).toMatchObject({ status: 'ok' });
    expect(await look('sign-in', parts)).toMatchObject(matching('skipped', 'USER_TOKEN_JWKS'));
  });

  it('needs a page to sign in on', async () => {
    expect(await look('sign-in', { ...partsOf(), pages: [] })).toMatchObject(matching('skipped', '--origin'));
  });

  it.each(WALK)('is not there without OIDC_CLIENT_ID: %s', async (title) => {
    expect(await look(title, partsOf(NO_CLIENT))).toMatchObject(matching('skipped', 'No OIDC_CLIENT_ID'));
  });
});

describe('what keeps Genesys from the provider', SLOW, () => {
  const html = { status: 200, headers: { 'content-type': 'text/html' }, body: '<h1>The site</h1>' };
  const leadsToLogin = { status: 302, headers: { location: 'https://login.example/' } };
  const rewritten = () => ({
    issuer: `${front.url}/oidc`,
    authorization_endpoint: `${front.url}/oidc/auth`,
    token_endpoint: 'http://inner.example/oidc/token',
    jwks_uri: `${front.url}/oidc/jwks`,
    id_token_signing_alg_values_supported: ['RS256'],
  });

  it.each<[string, Front['pass'], string, string]>([
    [
      'a proxy that takes /oidc off',
      (path) => machine + path.replace('/oidc', ''),
      'takes /oidc off',
      'with /oidc in the path',
    ],
    [
      'a proxy that passes on other paths alone',
      (path) => (path.startsWith('/oidc') ? { status: 404 } : machine + path),
      'has no OpenID provider',
      'A proxy in front must pass on',
    ],
    ['a path that leads to no companion', () => ({ status: 404 }), 'No companion answers', 'PUBLIC_URL'],
    [
      'a login in front',
      () => leadsToLogin,
      'answered 302 and leads to https://login.example/',
      'ask nobody to log in',
    ],
    ['a site that answers everything', () => html, 'not with an OpenID provider', 'Something else'],
    [
      'a proxy that rewrites addresses',
      () => ({ status: 200, body: JSON.stringify(rewritten()) }),
      'sends Genesys to http://inner.example/oidc/token',
      'rewrites its answers',
    ],
  ])('is told: %s', async (_what, pass, says, remedy) => {
    front.pass = pass;
    expect(await look('OpenID discovery')).toMatchObject(matching('failed', says, remedy));
  });

  it('is told: nobody listens, and what follows is not blamed', async () => {
    const parts = partsOf({ PUBLIC_URL: 'http://127.0.0.1:9' });
    expect(await look('OpenID discovery', parts)).toMatchObject(
      matching('failed', 'ECONNREFUSED', 'PUBLIC_URL'),
    );
    for (const title of WALK.slice(1))
      expect(await look(title, parts)).toMatchObject(matching('skipped', 'was not found'));
  });

  it('is told: an address that Genesys Cloud cannot reach', async () => {
    const parts = partsOf({ GENESYS_GATEWAY: '' });
    expect(await look('OpenID discovery', parts)).toMatchObject(
      matching('failed', 'Only this machine reaches', 'PUBLIC_URL'),
    );
  });

  it('is told: a companion that runs with another PUBLIC_URL', async () => {
    await startOther({ PUBLIC_URL: 'http://127.0.0.1:9/old' });
    expect(await look('OpenID discovery')).toMatchObject(
      matching('failed', 'calls itself http://127.0.0.1:9/old/oidc', 'PUBLIC_URL of this configuration'),
    );
  });

  it('is told: a companion that runs without the provider', async () => {
    await startOther(NO_CLIENT);
    expect(await look('OpenID discovery')).toMatchObject(
      matching('failed', 'has no OpenID provider', 'OIDC_CLIENT_ID'),
    );
  });
});

describe('what keeps a visitor from being known', SLOW, () => {
  it('is told: another client secret on the machine that runs', async () => {
    await startOther({ OIDC_CLIENT_SECRET: `${OIDC_CLIENT_SECRET}-of-last-year` });
    for (const title of ['OpenID client', 'sign-in'] as const)
      expect(await look(title)).toMatchObject(matching('failed', 'invalid_client', 'OIDC_CLIENT_SECRET'));
  });

  it('is told: another secret for user tokens', async () => {
    const parts = partsOf({ USER_TOKEN_SECRET: 'of another configuration of the site' });
    expect(await look('sign-in', parts)).toMatchObject(
      matching('failed', 'invalid-user-token', 'USER_TOKEN_SECRET'),
    );
  });

  it('is told: an origin that the companion refuses', async () => {
    const parts = { ...partsOf(), pages: ['https://other.example'] };
    expect(await look('sign-in', parts)).toMatchObject(
      matching('failed', 'origin-not-allowed', 'ALLOWED_ORIGINS'),
    );
  });

  it('is told: two machines that share nothing, one of which makes the code that the other is asked for', async () => {
    const other = await startOther();
    front.pass = (path) => (path === '/api/auth-code' ? machine : other) + path;
    expect(await look('sign-in')).toMatchObject(
      matching('failed', 'does not know a code that was made just now', 'the same REDIS_URL'),
    );
    front.pass = (path) => (path === '/oidc/jwks' ? other : machine) + path;
    expect(await look('sign-in')).toMatchObject(
      matching('failed', 'a key that the provider does not publish', 'the same REDIS_URL'),
    );
  });

  it('is told: a clock that is off', async () => {
    const parts = { ...partsOf(), now: () => Date.now() + 2 * 3_600_000 };
    expect(await look('sign-in', parts)).toMatchObject(
      matching('failed', 'not good now', 'Synchronise the clocks'),
    );
  });

  it('is told, whatever is answered in the place of the provider', async () => {
    const answers = fc.record({
      status: fc.constantFrom(200, 200, 200, 204, 400, 401, 404, 429, 500),
      headers: fc.constantFrom({ 'content-type': 'application/json' }, { 'content-type': 'text/html' }),
      body: fc.oneof(
        fc.json(),
        fc.string(),
        fc.constantFrom('{"error":"invalid_grant"}', '{"keys":[{}]}', '{"code":1}', '{"authCode":"a"}'),
      ),
    });
    const at = fc.constantFrom<[string, Title]>(
      ['/oidc/.well-known', 'OpenID discovery'],
      ['/oidc/jwks', 'OpenID keys'],
      ['/oidc/jwks', 'sign-in'],
      ['/oidc/token', 'OpenID client'],
      ['/api/auth-code', 'sign-in'],
    );
    await fc.assert(
      fc.asyncProperty(at, answers, async ([start, title], answer) => {
        front.pass = (path) => (path.startsWith(start) ? answer : machine + path);
        const { status, says, remedy = '' } = await look(title);
        expect(status).not.toBe('ok');
        expect(says + remedy).not.toContain(OIDC_CLIENT_SECRET);
      }),
      { numRuns: 50 },
    );
  });
});

describe('what is set for signing in', SLOW, () => {
  it.each([
    ['optional', 'is a guest'],
    ['required', 'gets no chat'],
    ['report', 'nobody is refused'],
  ])('is said in words: USER_TOKENS=%s', async (USER_TOKENS, says) => {
    expect(await look('user tokens', partsOf({ USER_TOKENS }))).toMatchObject(matching('ok', says));
  });

  it.each<[string, object, Environment, string, string]>([
    ['off', { authentication: 'off' }, {}, 'failed', 'Authentication is off'],
    ['on, for guests too', { authentication: 'on', sessionUpgrade: 'on' }, {}, 'ok', 'may sign in later'],
    ['on, and guests cannot write', { authentication: 'on' }, {}, 'warning', 'cannot write'],
    [
      'on, where all have to sign in',
      { authentication: 'on' },
      { USER_TOKENS: 'required' },
      'ok',
      'nobody else',
    ],
    ['on, without the provider', { authentication: 'on' }, NO_CLIENT, 'warning', 'signs nobody in'],
    ['off, without the provider', {}, NO_CLIENT, 'ok', 'asks nobody'],
  ])('is compared with Genesys, whose authentication is %s', async (_what, genesys, env, status, says) => {
    const control = (settings: object) =>
      send('POST', `${sandbox.url}/sandbox/control`, JSON_BODY, JSON.stringify(settings));
    await control(genesys);
    onTestFinished(async () => void (await control({ reset: true })));
    expect(await look('sign-in in Genesys', partsOf(env))).toMatchObject(matching(status, says));
  });
});
