import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Environment } from '../../config/config.ts';
import { version } from '../../delivery/built-loader.js';
import { startSandbox } from '../../sandbox/sandbox.ts';
import { variablesFor } from '../../sandbox/variables.ts';
import { SESSION_SECRET, startCompanion } from '../../testing/companion.testing.ts';
import { send } from '../../testing/http.testing.ts';
import type { PageFinding } from './page-finding.ts';

/** As a build leaves it, in so far as the doctor looks at it. */
const stageOne =
  "document.createElement('messenger-tag');window.MessengerTag;import('./loader/parts/chat.js')";
const builtLoader = {
  'loader.js': stageOne,
  [`${version}/loader.js`]: stageOne,
  '0.0.9/loader.js': stageOne,
};

type Answer = (response: ServerResponse) => void;

/** A site with one page, a companion that lets it in, and a Genesys of its own. */
async function scene(more: (site: string) => Environment = () => ({})) {
  const sandbox = await startSandbox();
  onTestFinished(() => sandbox.close());
  let answer: Answer = (response) => void response.writeHead(404).end();
  const server = createServer((_request, response) => answer(response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  const site = `http://localhost:${port}`;
  const companion = await startCompanion(
    { ...variablesFor(sandbox), ALLOWED_ORIGINS: site, SESSION_SECRETS: SESSION_SECRET, ...more(site) },
    { builtLoader },
  );
  onTestFinished(companion.close);
  return {
    site,
    port,
    companion,
    tag: `<script async src="${companion.url}/loader.js"></script>`,
    control: (settings: object) =>
      send(
        'POST',
        `${sandbox.url}/sandbox/control`,
        { 'content-type': 'application/json' },
        JSON.stringify(settings),
      ),
    page(html: string, headers: Record<string, string> = {}, status = 200) {
      answer = (response) =>
        void response.writeHead(status, { 'content-type': 'text/html', ...headers }).end(html);
    },
    answer(next: Answer) {
      answer = next;
    },
    async ask(question: { url?: string; tag?: string } = {}, headers: Record<string, string> = {}) {
      const asked = await send(
        'POST',
        `${companion.url}/api/doctor/page`,
        { 'content-type': 'application/json', ...headers },
        JSON.stringify({ url: site, ...question }),
      );
      return { status: asked.status, headers: asked.headers, body: JSON.parse(String(asked.body)) };
    },
  };
}

type Scene = Awaited<ReturnType<typeof scene>>;

async function found(at: Scene, title: string, question = {}): Promise<PageFinding> {
  const { body } = await at.ask(question);
  const finding = body.findings?.find((each: PageFinding) => each.title === title);
  if (finding === undefined) throw new Error(`${title}: ${JSON.stringify(body)}`);
  return finding;
}

describe('the doctor of a page', { timeout: 30_000 }, () => {
  it('finds all well where it is, and hands on the tag’s options but nothing of a visitor', async () => {
    const at = await scene();
    at.page(
      `<script async src="${at.companion.url}/loader.js" nonce="n" data-color="red" data-attribute-email="a@b.example" data-user-token="secret"></script>`,
    );
    const { status, body, headers } = await at.ask();
    expect(status).toBe(200);
    expect(body.findings.filter((each: PageFinding) => each.status !== 'ok')).toEqual([]);
    expect(body.url).toBe(`${at.site}/`);
    expect(body.tag).toEqual({ src: `${at.companion.url}/loader.js`, attributes: { 'data-color': 'red' } });
    expect(headers.ratelimit).toContain('"address";r=9');
  });

  it('finds it by an address without a scheme, and follows a redirect on the list', async () => {
    const at = await scene();
    let hops = 0;
    at.answer((response) =>
      hops++ === 0
        ? response.writeHead(302, { location: '/home' }).end()
        : response.writeHead(200).end(at.tag),
    );
    expect(await found(at, 'The page')).toMatchObject({
      status: 'ok',
      says: expect.stringContaining('leads to'),
    });
    const https = await at.ask({ url: `localhost:${at.port}` });
    expect(https.body.findings[4]).toMatchObject({
      status: 'failed',
      paste: `https://localhost:${at.port}`,
      says: expect.stringContaining('another origin'),
    });
  });

  it('fetches nothing of an origin that is not on the list, and says exactly what to add', async () => {
    const at = await scene();
    const { body } = await at.ask({ url: 'https://shop.example/a', tag: at.tag });
    const byTitle = Object.fromEntries(body.findings.map((each: PageFinding) => [each.title, each]));
    expect(byTitle['The page'].status).toBe('skipped');
    expect(byTitle['The tag'].status).toBe('ok');
    expect(byTitle['The loader'].status).toBe('ok');
    expect(byTitle['Allowed origin']).toMatchObject({
      status: 'failed',
      paste: 'https://shop.example',
    });
  });

  it('tells an origin that is nearly on the list', async () => {
    const at = await scene(() => ({ ALLOWED_ORIGINS: 'https://www.shop.example' }));
    expect((await found(at, 'Allowed origin', { url: 'https://shop.example' })).says).toContain(
      'https://www.shop.example is on its list, but to browsers that is another origin',
    );
  });

  it('says one sentence of all that it cannot reach, and the operator reads why', async () => {
    const at = await scene(() => ({
      ALLOWED_ORIGINS: 'http://10.0.0.1,http://169.254.169.254,http://gone.invalid,http://localhost:9',
    }));
    const said = new Set<string>();
    for (const url of [
      'http://10.0.0.1',
      'http://169.254.169.254',
      'http://gone.invalid',
      'http://localhost:9',
    ]) {
      const finding = await found(at, 'The page', { url });
      expect(finding.status).toBe('warning');
      said.add(`${finding.says} ${finding.remedy}`.replace(`${url}/`, ''));
    }
    expect(said.size).toBe(1);
    const lines = at.companion.logLines().filter(({ msg }) => msg === 'the doctor has not fetched a page');
    expect(lines.map(({ page, reason }) => [page, reason])).toContainEqual([
      'http://gone.invalid',
      'unreachable',
    ]);
    expect(lines.map(({ cause }) => cause)).toContain('ECONNREFUSED');
  });

  it('names where a redirect leads off the list, and does not go there', async () => {
    const at = await scene();
    at.answer((response) => response.writeHead(301, { location: 'https://other.example/secret?x' }).end());
    const finding = await found(at, 'The page');
    expect(finding).toMatchObject({
      status: 'failed',
      paste: 'https://other.example',
    });
    expect(JSON.stringify(finding)).not.toContain('secret');
  });

  it('tells a page for errors, one for people who sign in, and what is no page', async () => {
    const at = await scene();
    at.page('no', {}, 404);
    expect((await found(at, 'The page')).says).toContain('404');
    at.page('no', {}, 401);
    expect((await found(at, 'The page')).remedy).toContain('signed in');
    at.page('{}', { 'content-type': 'application/json' });
    expect((await found(at, 'The page')).says).toContain('application/json');
  });

  it('judges the loader by the address in the tag: another companion, nothing there, old, or refused by its integrity', async () => {
    const at = await scene();
    const loader = async (src: string, more = '') => {
      at.page(`<script async src="${src}" ${more}></script>`);
      return found(at, 'The loader');
    };
    expect(await loader('https://chat.other.example/loader.js')).toMatchObject({
      status: 'failed',
      says: expect.stringContaining(`this companion is at ${at.companion.url}`),
    });
    // A path of the site's own, that leads nowhere.
    expect(await loader('/chat/loader.js')).toMatchObject({
      status: 'failed',
      says: expect.stringContaining('there is no loader'),
    });
    expect(await loader(`${at.companion.url}/loader/0.0.9/loader.js`)).toMatchObject({
      status: 'warning',
      says: expect.stringContaining('names the loader 0.0.9'),
    });
    expect(
      await loader(`${at.companion.url}/loader.js`, 'integrity="sha384-AAAA" crossorigin'),
    ).toMatchObject({
      status: 'failed',
      says: expect.stringContaining('browsers refuse the file'),
    });
    expect((await loader(`${at.companion.url}/loader/${version}/loader.js`)).status).toBe('ok');
  });

  it('fetches no loader from an address that only a tag names', async () => {
    const at = await scene();
    let asked = 0;
    const inside = createServer((_request, response) => {
      asked++;
      response.end(stageOne);
    });
    await new Promise<void>((resolve) => inside.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void inside.close());
    const { port } = inside.address() as AddressInfo;
    at.page(`<script async src="http://127.0.0.1:${port}/loader.js"></script>`);
    expect((await found(at, 'The loader')).status).toBe('failed');
    // Nor from where the request says that the companion is.
    await at.ask({ tag: at.tag }, { host: `127.0.0.1:${port}` });
    expect(asked).toBe(0);
  });

  it('asks the companion at PUBLIC_URL, through whatever stands in front of it', async () => {
    const front = createServer((_request, response) => response.writeHead(502).end());
    await new Promise<void>((resolve) => front.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void front.close());
    const url = `http://127.0.0.1:${(front.address() as AddressInfo).port}`;
    const at = await scene(() => ({ PUBLIC_URL: url }));
    at.page(`<script async src="${url}/loader.js"></script>`);
    expect((await found(at, 'The loader')).says).toContain('502');
    expect(await found(at, 'Guest sessions')).toMatchObject({
      status: 'failed',
      says: expect.stringContaining('answered 502 without Access-Control-Allow-Origin'),
    });
  });

  it('knows what Genesys says: the domain, the deployment, the script', async () => {
    const at = await scene();
    at.page(at.tag);
    await at.control({ allowedDomains: ['https://localhost', 'other.example'] });
    expect(await found(at, 'Allowed domain in Genesys')).toMatchObject({
      status: 'failed',
      remedy: expect.stringMatching(/add localhost .*never match anything: https:\/\/localhost/),
    });
    await at.control({ deploymentStatus: 'Inactive' });
    expect((await found(at, 'Deployment in Genesys')).says).toContain('switched off');
    await at.control({ faults: [{ path: '/genesys-bootstrap/', status: 500 }] });
    expect((await found(at, 'Genesys’s script')).says).toContain('500');
    await at.control({ faults: [{ path: '/webdeployments/', reset: true }] });
    const unread = await found(at, 'Deployment in Genesys');
    expect(unread.status).toBe('warning');
    expect(JSON.stringify(unread)).not.toMatch(/ECONN|127\.0\.0\.1/);
  });

  it('tells a tag of another region, and one of another deployment', async () => {
    const at = await scene();
    at.page(at.tag.replace('src=', 'data-region="usw2" src='));
    expect((await found(at, 'Genesys’s script')).says).toContain('"usw2"');
    at.page(at.tag.replace('src=', 'data-deployment-id="11111111-2222-4333-8444-555566667777" src='));
    expect((await found(at, 'Allowed origin')).remedy).toContain('data-deployment-id');
  });

  it('prints the policy’s lines for this very site', async () => {
    const at = await scene();
    at.page(at.tag, { 'content-security-policy': "script-src 'self'; frame-src 'none'" });
    const { says, paste, status } = await found(at, 'Content Security Policy');
    expect(status).toBe('failed');
    expect(says).toContain(`script-src keeps out ${at.companion.url}`);
    expect(paste).toMatch(
      new RegExp(`^script-src 'self' ${at.companion.url} http://[^ ]+;\nframe-src http://[^ ]+;$`),
    );
  });

  it('refuses what is no question, in words', async () => {
    const at = await scene();
    expect(await at.ask({ url: 'http://[' })).toMatchObject({
      status: 400,
      body: {
        code: 'invalid-request',
        detail: expect.stringContaining('Write it like https://www.example.com'),
      },
    });
    expect((await at.ask({ url: 'file:///etc/passwd' })).body.findings[0]).toMatchObject({
      status: 'failed',
      says: 'Only pages at http: and https: are fetched.',
    });
    const asGet = await send('GET', `${at.companion.url}/api/doctor/page`);
    expect(asGet.status).toBe(405);
    expect((await at.ask({}, { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'cors' })).status).toBe(404);
  });

  it('is not there where there are no pages for people', async () => {
    const at = await scene(() => ({ PAGES: 'off' }));
    expect((await at.ask()).status).toBe(404);
  });

  it('looks at ten pages a minute for one address, and then says when it does so again', async () => {
    const at = await scene();
    at.page('<p>');
    for (let asked = 0; asked < 10; asked++) expect((await at.ask()).status).toBe(200);
    const refused = await at.ask();
    expect(refused).toMatchObject({
      status: 429,
      body: { code: 'rate-limited', detail: expect.stringContaining('Ask again in') },
    });
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    // Visitors are not touched by it.
    expect((await at.companion.ask({}, { origin: at.site })).status).toBe(200);
  });

  it('looks at four pages at once', async () => {
    const at = await scene();
    const waiting: ServerResponse[] = [];
    let allThere = () => {};
    const four = new Promise<void>((resolve) => {
      allThere = resolve;
    });
    at.answer((response) => {
      if (waiting.push(response) === 4) allThere();
    });
    const asked = [1, 2, 3, 4].map(() => at.ask());
    await four;
    expect(await at.ask()).toMatchObject({ status: 503, body: { code: 'overloaded' } });
    for (const response of waiting) response.end('<p>');
    expect((await Promise.all(asked)).map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  });
});
