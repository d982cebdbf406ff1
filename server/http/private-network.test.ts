import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeLoaderFiles } from '../delivery/files.ts';
import { folderOf, built as loader, settings } from '../delivery/loader.testing.ts';
import { ORIGIN, startCompanion } from '../testing/companion.testing.ts';
import { send } from '../testing/http.testing.ts';

const folder = folderOf(makeLoaderFiles(loader, settings));
const LOADER = ['/loader.js', '/loader/manifest.json', `/loader/${folder}/chat.js`];
const GUESTS = ['/api/guest-token', '/api/guest-token/end'];
const FIELD = 'access-control-request-private-network';
const ASKED = { [FIELD]: 'true' };
const FOREIGN = 'https://evil.example';

/** The fields by which a browser goes. */
function fieldsOf({ headers }: Awaited<ReturnType<typeof send>>) {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => name.startsWith('access-control-')));
}

describe.each(['development', 'production'])('a preflight of Private Network Access, in %s,', (NODE_ENV) => {
  const isAnswered = NODE_ENV === 'development';
  let companion: Awaited<ReturnType<typeof startCompanion>>;
  beforeAll(async () => {
    companion = await startCompanion({ NODE_ENV }, { builtLoader: loader });
  });
  afterAll(() => companion.close());
  const ask = (path: string, headers: Record<string, string>) =>
    send('OPTIONS', companion.url + path, headers);

  it.each(GUESTS)(`gets ${isAnswered ? 'a' : 'no'} yes for an allowed origin at %s`, async (path) => {
    const usual = {
      'access-control-allow-origin': ORIGIN,
      'access-control-expose-headers': 'Retry-After, RateLimit, RateLimit-Policy',
      'access-control-allow-methods': 'POST',
      'access-control-allow-headers': 'content-type',
      'access-control-max-age': '7200',
    };
    const answer = await ask(path, { origin: ORIGIN, ...ASKED });
    expect([answer.status, fieldsOf(answer)]).toEqual([
      204,
      isAnswered ? { ...usual, 'access-control-allow-private-network': 'true' } : usual,
    ]);
    const ordinary = await ask(path, { origin: ORIGIN });
    expect([ordinary.status, fieldsOf(ordinary)]).toEqual([204, usual]);
  });

  it.each(GUESTS)('is refused as any other for foreign origins, null and none at %s', async (path) => {
    for (const headers of [{ origin: FOREIGN }, { origin: 'null' }, {}]) {
      const answer = await ask(path, { ...headers, ...ASKED });
      expect([answer.status, fieldsOf(answer)]).toEqual([403, {}]);
    }
  });

  it.each(LOADER)(`gets ${isAnswered ? 'a' : 'no'} yes for any origin at %s`, async (path) => {
    for (const origin of [ORIGIN, FOREIGN, 'null']) {
      const answer = await ask(path, { origin, ...ASKED });
      const yes = {
        'access-control-allow-origin': '*',
        'access-control-allow-methods': 'GET',
        'access-control-allow-private-network': 'true',
      };
      expect([answer.status, fieldsOf(answer)]).toEqual(isAnswered ? [204, yes] : [405, {}]);
      expect(answer.body).toHaveLength(isAnswered ? 0 : Number(answer.headers['content-length']));
    }
  });

  it.each(LOADER)('is refused without an origin, and where it asks for nothing, at %s', async (path) => {
    for (const headers of [ASKED, { origin: ORIGIN }, { origin: ORIGIN, [FIELD]: 'false' }]) {
      const answer = await ask(path, headers);
      expect([answer.status, answer.headers.allow, fieldsOf(answer)]).toEqual([405, 'GET, HEAD', {}]);
    }
  });

  it('is refused where there is no file', async () => {
    expect((await ask('/loader/none/chat.css', { origin: ORIGIN, ...ASKED })).status).toBe(405);
    expect((await ask('/api/verify-context', { origin: ORIGIN, ...ASKED })).status).toBe(405);
  });
});
