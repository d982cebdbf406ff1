import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
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
const TITLES = ['OpenID discovery', 'OpenID keys', 'OpenID client', 'sign-in'];

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ allowedDomains: ['shop.example'] });
});
afterAll(() => sandbox.close());

/** A companion with the provider behind `front`, and a doctor who knows its configuration, and `doctors` in its place. */
async function scene({ running = {}, doctors = {} }: { running?: Environment; doctors?: Environment } = {}) {
  const front = await startFront();
  const environment: Environment = {
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
  const startMachine = async () => {
    const companion = await startCompanion({ ...environment, ...running });
    onTestFinished(companion.close);
    return companion.url;
  };
  const machine = await startMachine();
  front.pass = (path) => machine + path;
  const config = readConfig({ ...environment, ...doctors });
  const parts = { config, extent: 'whole', cdnUrl: sandbox.url } as const;
  /** The checks of this file alone: the others look at hosts and pages that have nothing to do with it. */
  const examine = async (more: Partial<DoctorParts> = {}) => {
    const seen = sceneOf(config.sites[0], { ...parts, ...more });
    return Promise.all(looks.map(async ([title, look]) => ({ title, ...(await look(seen)) })));
  };
  return { front, machine, startMachine, config, parts, examine };
}

const looks = Object.entries({
  'user tokens': userTokens,
  'OpenID discovery': discovery,
  'OpenID keys': providerKeys,
  'OpenID client': tokenEndpoint,
  'sign-in': signIn,
  'sign-in in Genesys': authentication,
});

function told(diagnoses: readonly (Finding & { readonly title: string })[], title: string): Finding {
  const found = diagnoses.find((each) => each.title === title);
  if (found === undefined) throw new Error(`There is no check ${title}.`);
  return found;
}

const matching = (status: string, says: string, remedy?: string) => ({
  status,
  says: expect.stringContaining(says),
  ...(remedy && { remedy: expect.stringContaining(remedy) }),
});

describe('the walk of a sign-in', SLOW, () => {
  it('goes from the discovery to who it is, as Genesys will, and shows no secret, code or token', async () => {
    const { front, parts } = await scene();
    const diagnoses = await runDoctor(parts);
    expect(TITLES.map((title) => told(diagnoses, title).status)).toEqual(['ok', 'ok', 'ok', 'ok']);
    const report = JSON.stringify(diagnoses);
    const exchanged = front.passed.join('\n');
    const handed = /"authCode":"([^"]+)"/.exec(exchanged)?.[1] ?? 'none';
    const idToken = /"id_token":"([^"]+)"/.exec(exchanged)?.[1] ?? 'none';
    expect(exchanged).toContain(handed);
    for (const secret of [handed, idToken, USER_TOKEN_SECRET, OIDC_CLIENT_SECRET, SESSION_SECRET]) {
      expect(report).not.toContain(secret);
    }
    expect(report).not.toMatch(/ey[\w-]{10,}\./);
  });

  it('is not taken at a start, before the companion listens', async () => {
    const { front, parts } = await scene();
    await runDoctor({ ...parts, extent: 'quick' });
    expect(front.asked).toEqual([]);
  });

  it('looks at all else where the site signs by a key of its own, and says what it cannot', async () => {
    const jwks = { USER_TOKEN_SECRET: '', USER_TOKEN_JWKS: 'http://127.0.0.1:9/keys' };
    const { examine } = await scene({ running: jwks, doctors: jwks });
    const diagnoses = await examine();
    expect(told(diagnoses, 'OpenID client').status).toBe('ok');
    expect(told(diagnoses, 'sign-in')).toMatchObject(matching('skipped', 'USER_TOKEN_JWKS'));
  });

  it('needs a page to sign in on', async () => {
    const { examine } = await scene();
    expect(told(await examine({ pages: [] }), 'sign-in')).toMatchObject(matching('skipped', '--origin'));
  });

  it('is not there without OIDC_CLIENT_ID', async () => {
    const { examine } = await scene({ doctors: { OIDC_CLIENT_ID: '', OIDC_CLIENT_SECRET: '' } });
    const diagnoses = await examine();
    for (const title of TITLES)
      expect(told(diagnoses, title)).toMatchObject(matching('skipped', 'No OIDC_CLIENT_ID'));
  });
});

describe('what keeps Genesys from the provider', SLOW, () => {
  const html = { status: 200, headers: { 'content-type': 'text/html' }, body: '<h1>The site</h1>' };
  const mistakes: Record<string, [(front: Front, machine: string) => Front['pass'], string, string]> = {
    'a proxy that takes /oidc off': [
      (_front, machine) => (path) => machine + path.replace('/oidc', ''),
      'takes /oidc off',
      'with /oidc in the path',
    ],
    'a proxy that passes on other paths alone': [
      (_front, machine) => (path) => (path.startsWith('/oidc') ? { status: 404 } : machine + path),
      'has no OpenID provider',
      'A proxy in front must pass on',
    ],
    'a path that leads to no companion': [
      () => () => ({ status: 404 }),
      'No companion answers',
      'PUBLIC_URL',
    ],
    'a login in front': [
      () => () => ({ status: 302, headers: { location: 'https://login.example/' } }),
      'answered 302 and leads to https://login.example/',
      'ask nobody to log in',
    ],
    'a site that answers everything': [() => () => html, 'not with an OpenID provider', 'Something else'],
    'a proxy that rewrites addresses': [
      ({ url }) =>
        () => ({
          status: 200,
          body: JSON.stringify({
            issuer: `${url}/oidc`,
            authorization_endpoint: `${url}/oidc/auth`,
            token_endpoint: 'http://inner.example/oidc/token',
            jwks_uri: `${url}/oidc/jwks`,
            id_token_signing_alg_values_supported: ['RS256'],
          }),
        }),
      'sends Genesys to http://inner.example/oidc/token',
      'rewrites its answers',
    ],
  };

  it.each(Object.entries(mistakes))('is told: %s', async (_what, [passBy, says, remedy]) => {
    const { front, machine, examine } = await scene();
    front.pass = passBy(front, machine);
    const diagnoses = await examine();
    expect(told(diagnoses, 'OpenID discovery')).toMatchObject(matching('failed', says, remedy));
  });

  it('is told: nobody listens, and what follows is not blamed', async () => {
    const { examine } = await scene({ doctors: { PUBLIC_URL: 'http://127.0.0.1:9' } });
    const diagnoses = await examine();
    expect(told(diagnoses, 'OpenID discovery')).toMatchObject(
      matching('failed', 'ECONNREFUSED', 'PUBLIC_URL'),
    );
    for (const title of TITLES.slice(1))
      expect(told(diagnoses, title)).toMatchObject(matching('skipped', 'was not found'));
  });

  it('is told: an address that Genesys Cloud cannot reach', async () => {
    const { config } = await scene();
    const atGenesys = { ...config, sites: [{ ...config.sites[0], gateway: undefined }] as const };
    const found = await discovery(sceneOf(atGenesys.sites[0], { config: atGenesys, extent: 'whole' }));
    expect(found).toMatchObject(matching('failed', 'Only this machine reaches', 'PUBLIC_URL'));
  });

  it('is told: a companion that runs with another PUBLIC_URL', async () => {
    const { examine } = await scene({ running: { PUBLIC_URL: 'http://127.0.0.1:9/old' } });
    expect(told(await examine(), 'OpenID discovery')).toMatchObject(
      matching('failed', 'calls itself http://127.0.0.1:9/old/oidc', 'PUBLIC_URL of this configuration'),
    );
  });

  it('is told: a companion that runs without the provider', async () => {
    const { examine } = await scene({ running: { OIDC_CLIENT_ID: '', OIDC_CLIENT_SECRET: '' } });
    expect(told(await examine(), 'OpenID discovery')).toMatchObject(
      matching('failed', 'has no OpenID provider', 'OIDC_CLIENT_ID'),
    );
  });
});

describe('what keeps a visitor from being known', SLOW, () => {
  it('is told: another client secret on the machine that runs', async () => {
    const { examine } = await scene({
      running: { OIDC_CLIENT_SECRET: `${OIDC_CLIENT_SECRET}-of-last-year` },
    });
    const diagnoses = await examine();
    for (const title of ['OpenID client', 'sign-in'])
      expect(told(diagnoses, title)).toMatchObject(
        matching('failed', 'invalid_client', 'OIDC_CLIENT_SECRET'),
      );
  });

  it('is told: another secret for user tokens', async () => {
    const { examine } = await scene({
      running: { USER_TOKEN_SECRET: 'of another configuration of the site' },
    });
    expect(told(await examine(), 'sign-in')).toMatchObject(
      matching('failed', 'invalid-user-token', 'USER_TOKEN_SECRET'),
    );
  });

  it('is told: an origin that the companion refuses', async () => {
    const { examine } = await scene();
    expect(told(await examine({ pages: ['https://other.example'] }), 'sign-in')).toMatchObject(
      matching('failed', 'origin-not-allowed', 'ALLOWED_ORIGINS'),
    );
  });

  it('is told: two machines that share nothing, one of which makes the code that the other is asked for', async () => {
    const { front, machine, startMachine, examine } = await scene();
    const other = await startMachine();
    front.pass = (path) => (path === '/api/auth-code' ? machine : other) + path;
    expect(told(await examine(), 'sign-in')).toMatchObject(
      matching('failed', 'does not know a code that was made just now', 'the same REDIS_URL'),
    );
    front.pass = (path) => (path === '/oidc/jwks' ? other : machine) + path;
    expect(told(await examine(), 'sign-in')).toMatchObject(
      matching('failed', 'a key that the provider does not publish', 'the same REDIS_URL'),
    );
  });

  it('is told: a clock that is off', async () => {
    const { examine } = await scene();
    const anHourLate = { now: () => Date.now() + 2 * 3_600_000 };
    expect(told(await examine(anHourLate), 'sign-in')).toMatchObject(
      matching('failed', 'not good now', 'Synchronise the clocks'),
    );
  });

  it('is told, whatever is answered in the place of the provider', async () => {
    const { front, machine, config } = await scene();
    const look = sceneOf(config.sites[0], { config, extent: 'whole' });
    const answers = fc.record({
      status: fc.constantFrom(200, 200, 200, 204, 400, 401, 404, 429, 500),
      headers: fc.constantFrom({ 'content-type': 'application/json' }, { 'content-type': 'text/html' }),
      body: fc.oneof(
        fc.json(),
        fc.string(),
        fc.constantFrom(
          '{"error":"invalid_grant"}',
          '{"keys":[{}]}',
          '{"code":1}',
          '{"authCode":"a","iss":"b"}',
        ),
      ),
    });
    const paths = fc.constantFrom('/oidc/.well-known', '/oidc/jwks', '/oidc/token', '/api/auth-code');
    await fc.assert(
      fc.asyncProperty(paths, answers, async (of, answer) => {
        front.pass = (path) => (path.startsWith(of) ? answer : machine + path);
        const found = [
          await discovery(look),
          await providerKeys(look),
          await tokenEndpoint(look),
          await signIn(look),
        ];
        expect(found.some(({ status }) => status !== 'ok')).toBe(true);
        for (const { says, remedy = '' } of found) expect(says + remedy).not.toContain(OIDC_CLIENT_SECRET);
      }),
      { numRuns: 30 },
    );
  });
});

describe('what is set for signing in', SLOW, () => {
  it.each([
    ['optional', 'is a guest'],
    ['required', 'gets no chat'],
    ['report', 'nobody is refused'],
  ])('is said in words: USER_TOKENS=%s', async (USER_TOKENS, says) => {
    const { examine } = await scene({ doctors: { USER_TOKENS } });
    expect(told(await examine(), 'user tokens')).toMatchObject(matching('ok', says));
  });

  const none = { OIDC_CLIENT_ID: '', OIDC_CLIENT_SECRET: '' };
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
    ['on, without the provider', { authentication: 'on' }, none, 'warning', 'signs nobody in'],
    ['off, without the provider', {}, none, 'ok', 'asks nobody'],
  ])(
    'is compared with Genesys, whose authentication is %s',
    async (_what, genesys, doctors, status, says) => {
      const control = (settings: object) =>
        send(
          'POST',
          `${sandbox.url}/sandbox/control`,
          { 'content-type': 'application/json' },
          JSON.stringify(settings),
        );
      await control(genesys);
      onTestFinished(async () => void (await control({ reset: true })));
      const { examine } = await scene({ doctors });
      expect(told(await examine(), 'sign-in in Genesys')).toMatchObject(matching(status, says));
    },
  );
});
