import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { exportJWK, generateKeyPair } from 'jose';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createCompanion } from '../app.ts';
import type { Environment } from '../config/config.ts';
import { readConfig } from '../config/read.ts';
import { version } from '../delivery/built-loader.js';
import { type Sandbox, startSandbox } from '../sandbox/sandbox.ts';
import { variablesFor } from '../sandbox/variables.ts';
import { createMemoryStore } from '../store/memory.ts';
import {
  builtLoader,
  createMemoryLog,
  SESSION_SECRET,
  startCompanion,
} from '../testing/companion.testing.ts';
import { send } from '../testing/http.testing.ts';
import { type Diagnosis, type DoctorParts, isWell, runDoctor } from './doctor.ts';
import { letsIn } from './origins.ts';
import { inLines, logDiagnoses } from './report.ts';

const PAGE = 'https://www.shop.example';
/** The platform SDK takes seconds to load on a busy machine. */
const SLOW = { timeout: 30_000 };

async function scene() {
  const sandbox = await startSandbox({ allowedDomains: ['shop.example'] });
  onTestFinished(() => sandbox.close());
  const control = (settings: object) =>
    send('POST', `${sandbox.url}/sandbox/control`, JSON_BODY, JSON.stringify(settings));
  const environment: Environment = {
    ...variablesFor(sandbox),
    ALLOWED_ORIGINS: PAGE,
    SESSION_SECRETS: SESSION_SECRET,
    UPSTREAM_TIMEOUT_MS: '3000',
  };
  const examine = (env: Environment = {}, parts: Partial<DoctorParts> = {}) =>
    runDoctor({
      config: readConfig({ ...environment, ...env }),
      extent: 'whole',
      cdnUrl: sandbox.url,
      companionUrl: NOWHERE,
      ...parts,
    });
  return { sandbox, control, environment, examine };
}

const JSON_BODY = { 'content-type': 'application/json' };
const NOWHERE = 'http://127.0.0.1:9';

function finding(diagnoses: readonly Diagnosis[], title: string): Diagnosis {
  const found = diagnoses.find((each) => each.title === title);
  if (found === undefined) throw new Error(`There is no check ${title}.`);
  return found;
}

const without = ({ clientWithoutScopes: { clientId, clientSecret } }: Sandbox): Environment => ({
  GENESYS_CLIENT_ID: clientId,
  GENESYS_CLIENT_SECRET: clientSecret,
});

describe('the doctor', SLOW, () => {
  it('asks a gateway that has the script as well for the deployment’s configuration', async () => {
    const { examine, sandbox } = await scene();
    const played = await examine({}, { cdnUrl: undefined, extent: 'quick' });
    expect(finding(played, 'deployment')).toMatchObject({
      status: 'ok',
      says: expect.stringContaining(`asked ${sandbox.url}`),
    });
  });

  it('finds all well where it is, each check with what it has seen', async () => {
    const { environment, examine, sandbox } = await scene();
    const companion = await startCompanion(environment);
    onTestFinished(companion.close);
    const diagnoses = await examine({}, { companionUrl: companion.url, shared: { check: async () => {} } });
    // There is no such page as the one whose origin is allowed.
    expect(diagnoses.filter(({ status }) => status !== 'ok')).toMatchObject([
      { title: 'pages with a guest', status: 'skipped', says: expect.stringContaining('was not looked at') },
      { title: 'pinned tags', status: 'skipped', says: expect.stringContaining('No page') },
      { title: 'user token keys', status: 'skipped', says: expect.stringContaining('nobody signs in') },
      { title: 'user tokens', status: 'skipped', says: expect.stringContaining('is a guest') },
      ...['OpenID discovery', 'OpenID keys', 'OpenID client', 'sign-in'].map((title) => ({
        title,
        status: 'skipped',
        says: expect.stringContaining('No OIDC_CLIENT_ID'),
      })),
      { title: 'availability', status: 'skipped', says: expect.stringContaining('No OPENING_HOURS') },
    ]);
    expect(isWell(diagnoses)).toBe(true);
    expect(finding(diagnoses, 'region').says).toContain('prod-euw1 (mypurecloud.ie, eu-west-1)');
    expect(diagnoses[0]?.deploymentId).toBe(sandbox.deploymentId);
  });

  it('tells a wrong secret (401) from a missing scope (403) and a missing resource (404)', async () => {
    const { control, examine, sandbox } = await scene();
    const wrong = await examine({ GENESYS_CLIENT_SECRET: 'not-the-secret' });
    expect(finding(wrong, 'credentials')).toMatchObject({
      status: 'failed',
      remedy: expect.stringContaining('Check GENESYS_CLIENT_ID'),
    });
    // Calls that were never made are not blamed.
    for (const title of ['guests resource', 'deployment, by API']) {
      expect(finding(wrong, title)).toMatchObject({
        status: 'skipped',
        says: expect.stringContaining('no login'),
      });
    }

    const unscoped = await examine(without(sandbox));
    expect(finding(unscoped, 'credentials').status).toBe('ok');
    expect(finding(unscoped, 'guests resource')).toMatchObject({
      status: 'failed',
      remedy: expect.stringMatching(/403.*role and scope/),
    });
    expect(finding(unscoped, 'deployment, by API')).toMatchObject({
      status: 'warning',
      remedy: expect.stringContaining('webdeployments:readonly'),
    });

    await control({ guests: 'off' });
    expect(finding(await examine(), 'guests resource')).toMatchObject({
      status: 'failed',
      remedy: expect.stringMatching(/404.*GUEST_ISSUER=minted/),
    });
  });

  it('looks whether a page that carries a guest may be kept by a cache', async () => {
    const { environment, examine } = await scene();
    const site = createServer(async (req, res) => {
      const { script, headers } = await issueGuest({ origin });
      cached ??= script;
      const send = (html: string, more: object = {}) =>
        res.writeHead(200, { 'content-type': 'text/html', ...more }).end(html);
      if (req.url === '/plain') send('<h1>A page</h1>');
      else if (req.url === '/cached') send(cached, headers);
      else if (req.url === '/careless') send(script, { 'Cache-Control': 'max-age=60' });
      else if (req.url === '/framework') send(`<script>push(${JSON.stringify(script)})</script>`, headers);
      else send(script, headers);
    });
    let cached: string | undefined;
    await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void site.close());
    const origin = `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
    const { issueGuest } = createCompanion(readConfig({ ...environment, ALLOWED_ORIGINS: origin }), {
      log: createMemoryLog().log,
      builtLoader,
    });
    const paths = ['/plain', '/', '/framework', '/careless', '/cached'];
    const diagnoses = await examine(
      { ALLOWED_ORIGINS: origin },
      { pages: paths.map((path) => origin + path) },
    );
    const found = diagnoses.filter(({ title }) => title === 'pages with a guest');
    expect(found.map(({ status }) => status)).toEqual(['skipped', 'ok', 'ok', 'warning', 'failed']);
    expect(found[3]?.says).toContain('Cache-Control: max-age=60');
    expect(found[4]).toMatchObject({
      says: expect.stringContaining('the same guest'),
      remedy: expect.stringContaining('no-store'),
    });
  });

  it('looks whether pages name an old version of the loader, and whether browsers take what they get for it', async () => {
    const { environment, examine } = await scene();
    const stageOne = "import('./loader/parts/chat.js')";
    const companion = await startCompanion(environment, {
      builtLoader: { 'loader.js': stageOne, [`${version}/loader.js`]: stageOne },
    });
    onTestFinished(companion.close);
    const manifest = await send('GET', `${companion.url}/loader/manifest.json`);
    const { pinned, integrity } = JSON.parse(String(manifest.body));
    const tag = (of: string, more = '') =>
      `<script async ${more} src="${companion.url}/loader/${of}/loader.js"></script>`;
    const pages: Record<string, string> = {
      '/plain': `<script async src="${companion.url}/loader.js"></script>`,
      '/right': tag(version, `integrity="${integrity[pinned]}" crossorigin`),
      '/old': tag('0.0.9'),
      '/refused': tag('0.0.9', 'integrity="sha384-AAAA" crossorigin'),
    };
    const site = createServer((req, res) =>
      res.setHeader('content-type', 'text/html').end(pages[req.url ?? '']),
    );
    await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void site.close());
    const origin = `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
    const diagnoses = await examine(
      { ALLOWED_ORIGINS: origin },
      { companionUrl: companion.url, pages: Object.keys(pages).map((path) => origin + path) },
    );
    const found = diagnoses.filter(({ title }) => title === 'pinned tags');
    expect(found.map(({ status }) => status)).toEqual(['ok', 'warning', 'failed']);
    expect(found[1]?.says).toContain(`names the loader 0.0.9, and the companion is ${version}`);
    expect(found[2]).toMatchObject({
      says: expect.stringContaining('browsers refuse the file'),
      remedy: expect.stringContaining(`/loader/${version}/loader.js`),
    });
  });

  it('uses the login of the companion at a start, and one of its own when it is asked for', async () => {
    const { environment, examine, sandbox } = await scene();
    const store = createMemoryStore();
    const companion = await startCompanion(environment, { store });
    onTestFinished(companion.close);
    const logins = async () => {
      const { body } = await send('GET', `${sandbox.url}/sandbox/control`);
      const { requests } = JSON.parse(String(body));
      return requests.filter(({ path }: { path: string }) => path.endsWith('/oauth/token')).length;
    };
    const quick = await examine({}, { extent: 'quick', store });
    expect(isWell(quick)).toBe(true);
    expect((await companion.ask({}, { origin: PAGE })).status).toBe(200);
    expect(await logins()).toBe(1);
    await examine();
    expect(await logins()).toBe(2);
  });

  it('looks at no credentials where there are none', async () => {
    const { examine } = await scene();
    const diagnoses = await examine({ GENESYS_CLIENT_ID: '', GENESYS_CLIENT_SECRET: '' });
    for (const title of ['credentials', 'guests resource', 'deployment, by API', 'Redis']) {
      expect(finding(diagnoses, title).status).toBe('skipped');
    }
    expect(finding(diagnoses, 'deployment').status).toBe('ok');
  });

  it('knows a deployment that is not there, not active, or not readable', async () => {
    const { control, examine } = await scene();
    const other = await examine({ GENESYS_DEPLOYMENT_ID: '11111111-2222-4333-8444-555566667777' });
    expect(finding(other, 'deployment')).toMatchObject({
      status: 'failed',
      remedy: expect.stringContaining('Copy the id'),
    });
    expect(finding(other, 'deployment, by API').says).toContain('404');
    expect(finding(other, 'allowed domains in Genesys').status).toBe('skipped');

    await control({ deploymentStatus: 'Inactive' });
    const inactive = await examine();
    for (const title of ['deployment', 'deployment, by API']) {
      expect(finding(inactive, title)).toMatchObject({
        status: 'failed',
        remedy: expect.stringContaining('Activate it'),
      });
    }

    await control({ reset: true, faults: [{ path: '/webdeployments/', status: 200, body: '<html>' }] });
    expect(finding(await examine(), 'deployment').status).toBe('warning');
    await control({ faults: [{ path: '/api/v2/webdeployments/', status: 500 }] });
    expect(finding(await examine(), 'deployment, by API')).toMatchObject({
      status: 'failed',
      says: expect.stringContaining('500'),
    });
  });

  it('knows an origin that Genesys keeps out, and entries that never match', async () => {
    const { control, examine } = await scene();
    await control({ allowedDomains: ['https://www.shop.example', 'shop.example:443', 'other.example'] });
    const found = finding(await examine(), 'allowed domains in Genesys');
    expect(found).toMatchObject({
      status: 'failed',
      remedy: expect.stringContaining('Add www.shop.example'),
    });
    expect(found.remedy).toContain('https://www.shop.example, shop.example:443');
    await control({ allowAllDomains: true });
    expect(finding(await examine(), 'allowed domains in Genesys').status).toBe('ok');
  });

  it('knows an origin that the companion itself refuses, by its configuration and by asking it', async () => {
    const { environment, examine } = await scene();
    const companion = await startCompanion(environment);
    onTestFinished(companion.close);
    const other = await examine({}, { companionUrl: companion.url, pages: ['https://other.example'] });
    expect(finding(other, 'ALLOWED_ORIGINS')).toMatchObject({
      status: 'failed',
      remedy: 'Add https://other.example to ALLOWED_ORIGINS.',
    });
    expect(finding(other, 'CORS of the companion')).toMatchObject({
      status: 'failed',
      says: expect.stringContaining('answered 403'),
    });
    const away = await examine({}, { companionUrl: NOWHERE });
    expect(finding(away, 'CORS of the companion').status).toBe('warning');
  });

  it('asks for a page where none is named', async () => {
    const { examine } = await scene();
    const diagnoses = await examine({ ALLOWED_ORIGINS: '' });
    for (const title of ['allowed domains in Genesys', 'ALLOWED_ORIGINS', 'CORS of the companion']) {
      expect(finding(diagnoses, title)).toMatchObject({
        status: 'skipped',
        says: expect.stringContaining('--origin'),
      });
    }
  });

  it('tells DNS, TLS, network and time apart', async () => {
    const { control, examine, sandbox } = await scene();
    const at = async (gateway: string, title = 'host login.') =>
      finding(await examine({ GENESYS_GATEWAY: gateway, UPSTREAM_TIMEOUT_MS: '300' }), title);
    expect((await at('https://login.invalid')).says).toContain('DNS');
    expect((await at(sandbox.url.replace('http:', 'https:'))).says).toContain('TLS');
    expect(await at(NOWHERE)).toMatchObject({
      status: 'failed',
      remedy: expect.stringContaining('firewall'),
    });
    const silent = createServer(() => {});
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => {
      silent.close();
      silent.closeAllConnections();
    });
    const hangs = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`;
    expect((await at(hangs)).says).toContain('did not answer in time');
    expect((await at(hangs, 'clock')).status).toBe('skipped');
    await control({ faults: [{ path: '/webdeployments/', reset: true }] });
    expect(finding(await examine(), 'deployment').says).toContain('cannot be reached');
  });

  it.each([
    [0, 'ok'],
    [-20_000, 'warning'],
    [20_000, 'warning'],
    [-3_600_000, 'failed'],
    [3_600_000, 'failed'],
  ])('with a clock that is %i ms off finds it %s', async (offMs, status) => {
    const { examine } = await scene();
    const diagnoses = await examine({}, { now: () => Date.now() + offMs, extent: 'whole' });
    const found = finding(diagnoses, 'clock');
    expect(found.status).toBe(status);
    if (offMs !== 0) expect(found.says).toContain(offMs > 0 ? 'ahead of' : 'behind');
  });

  it('passes on what Redis’s check says', async () => {
    const { examine } = await scene();
    const check = async () => {
      throw new Error('Redis does not answer.');
    };
    expect(finding(await examine({}, { shared: { check } }), 'Redis')).toMatchObject({
      status: 'failed',
      says: 'Redis does not answer.',
    });
  });

  it('looks whether the keys come that the site publishes, and which of them check user tokens', async () => {
    const { examine } = await scene();
    const key = async (alg: string, kid: string) => ({
      ...(await exportJWK((await generateKeyPair(alg)).publicKey)),
      kid,
    });
    const keys = await Promise.all([
      key('RS256', 'a'),
      key('ES256', 'b'),
      key('ES256', 'c'),
      key('ES384', 'd'),
    ]);
    let answer: { status: number; body: string };
    const site = createServer((_req, res) => res.writeHead(answer.status).end(answer.body));
    await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void site.close());
    const url = `http://127.0.0.1:${(site.address() as AddressInfo).port}/keys`;
    const found = async (USER_TOKEN_JWKS: string, status = 200, body: unknown = '') => {
      answer = { status, body: typeof body === 'string' ? body : JSON.stringify(body) };
      return finding(await examine({ USER_TOKEN_JWKS }), 'user token keys');
    };

    const good = await found(url, 200, { keys });
    expect(good.status).toBe('ok');
    expect(good.says).toMatch(/^3 usable, for RS256, ES256\. Of no use: key "d" is for something else/);
    const failures: [Diagnosis, RegExp][] = [
      [await found(url, 404), /answered 404\. .*Check USER_TOKEN_JWKS/],
      [await found(url, 200, '<html>'), /no JSON Web Key Set.* Check USER_TOKEN_JWKS/],
      [await found(url, 200, ' '.repeat(70_000)), /more than 64 KiB.* Check USER_TOKEN_JWKS/],
      [await found(url, 200, { keys: [] }), /no key that checks user tokens\. Publish the public key/],
      [
        await found(url, 200, { keys: keys.slice(3) }),
        /no key that .*key "d" is for something else.* Publish/,
      ],
      [await found(NOWHERE), /cannot be reached .* Check DNS, firewall/],
    ];
    for (const [{ status, says, remedy }, told] of failures) {
      expect(status).toBe('failed');
      expect(`${says} ${remedy}`).toMatch(told);
    }
  });

  it('looks for no published keys where user tokens are checked by a secret', async () => {
    const { examine } = await scene();
    const diagnoses = await examine({ USER_TOKEN_SECRET: 'a secret of the site for its user tokens' });
    expect(finding(diagnoses, 'user token keys')).toMatchObject({
      status: 'skipped',
      says: expect.stringContaining('USER_TOKEN_SECRET'),
    });
  });

  it('at the start does the quick part only', async () => {
    const { examine } = await scene();
    const diagnoses = await examine({}, { extent: 'quick' });
    expect(diagnoses.map(({ title }) => title)).toEqual([
      'credentials',
      'guests resource',
      'deployment',
      'allowed domains in Genesys',
    ]);
  });

  it('shows no secret, whatever it finds: on the terminal, in the log, to whoever asks', async () => {
    const { control, examine, sandbox } = await scene();
    for (const settings of [
      {},
      { faults: [{ path: '/oauth', status: 401, body: { echo: sandbox.clientSecret } }] },
      { faults: [{ path: '/api/v2', status: 403, body: { echo: sandbox.clientSecret } }] },
      { faults: [{ path: '/', reset: true }] },
    ]) {
      await control(settings);
      const diagnoses = await examine();
      const { log, text } = createMemoryLog();
      logDiagnoses(diagnoses, log);
      const basic = Buffer.from(`${sandbox.clientId}:${sandbox.clientSecret}`).toString('base64');
      for (const secret of [sandbox.clientSecret, SESSION_SECRET, basic]) {
        expect(text() + inLines(diagnoses) + JSON.stringify(diagnoses)).not.toContain(secret);
      }
    }
  });
});

describe('its report', () => {
  const diagnoses: Diagnosis[] = [
    { deploymentId: 'd-1', title: 'clock', status: 'ok', says: 'Right.' },
    { deploymentId: 'd-1', title: 'hosts', status: 'failed', says: 'Away.', remedy: 'Call them.' },
  ];

  it('is read from top to bottom, with what to do below each failure', () => {
    expect(inLines(diagnoses)).toBe(
      'ok       clock: Right.\nFAILED   hosts: Away.\n         → Call them.\n\n1 ok, 0 warnings, 1 failed',
    );
    expect(isWell(diagnoses)).toBe(false);
  });

  it('goes into the log as errors with their remedy', () => {
    const { log, lines } = createMemoryLog();
    logDiagnoses(diagnoses, log);
    expect(lines()).toMatchObject([
      { level: 'info', checks: ['clock'] },
      { level: 'error', msg: 'Away.', check: 'hosts', remedy: 'Call them.' },
    ]);
  });
});

describe('Genesys’s rule of domains', () => {
  const host = fc.domain();

  it('lets in an entry itself and every subdomain, whatever the case, scheme and port', () => {
    fc.assert(
      fc.property(
        host,
        fc.constantFrom('http', 'https'),
        fc.constantFrom('', ':8443'),
        (domain, scheme, port) => {
          const deployment = { allowAllDomains: false, allowedDomains: [domain.toUpperCase()] };
          expect(letsIn(`${scheme}://${domain}${port}`, deployment)).toBe(true);
          expect(letsIn(`${scheme}://www.${domain}${port}`, deployment)).toBe(true);
          expect(letsIn(`${scheme}://not${domain}${port}`, deployment)).toBe(false);
        },
      ),
    );
  });

  it('never matches an entry with a scheme or a port, or an empty one', () => {
    fc.assert(
      fc.property(host, (domain) => {
        const allowedDomains = [`https://${domain}`, `${domain}:443`, ''];
        expect(letsIn(`https://${domain}`, { allowAllDomains: false, allowedDomains })).toBe(false);
      }),
    );
  });
});
