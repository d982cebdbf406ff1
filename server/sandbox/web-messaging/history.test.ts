import { expect, test } from 'vitest';
import { guestWith, sandboxForTest, text } from '../sandbox.testing.ts';
import type { Sandbox } from '../sandbox.ts';

const token = 'token-of-the-visitor';

async function jwtFor(sandbox: Sandbox, texts: string[]): Promise<string> {
  const guest = await guestWith(sandbox, token);
  for (const words of texts) guest.send(text(token, words));
  guest.send({ action: 'getJwt', token });
  const { jwt, exp } = (await guest.next(({ class: name }) => name === 'JwtResponse')).body;
  expect(exp).toBeLessThanOrEqual(Math.floor(Date.now() / 1000) + 60);
  return jwt;
}

const history = (sandbox: Sandbox, jwt: string, query = '', headers: Record<string, string> = {}) =>
  fetch(`${sandbox.url}/api/v2/webmessaging/messages${query}`, {
    headers: { authorization: `bearer ${jwt}`, ...headers },
  });

test('the conversation is there, newest first and page by page', async () => {
  const sandbox = await sandboxForTest();
  const jwt = await jwtFor(sandbox, ['one', 'two', 'three']);
  const texts = async (query: string) => {
    const body = (await (await history(sandbox, jwt, query)).json()) as { entities: { text: string }[] };
    return { ...body, entities: body.entities.map((message) => message.text) };
  };
  expect(await texts('?pageSize=2&pageNumber=1')).toEqual({
    entities: ['three', 'two'],
    pageSize: 2,
    pageNumber: 1,
    total: 3,
    pageCount: 2,
  });
  expect((await texts('?pageSize=2&pageNumber=2')).entities).toEqual(['one']);
  expect((await texts('?pageSize=2&pageNumber=3')).entities).toEqual([]);
});

test('a page of the deployment’s domains may read it, preflight included; another may not', async () => {
  const sandbox = await sandboxForTest();
  const jwt = await jwtFor(sandbox, ['one']);
  const preflight = (origin: string) =>
    fetch(`${sandbox.url}/api/v2/webmessaging/messages`, {
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': 'GET',
        'access-control-request-headers': 'authorization',
      },
    });
  const own = await preflight('http://localhost:3000');
  expect(own.status).toBe(204);
  expect(own.headers.get('access-control-allow-origin')).toBe('http://localhost:3000');
  expect(own.headers.get('access-control-allow-headers')).toContain('authorization');
  expect((await preflight('https://evil.example')).status).toBe(403);
  const answer = await history(sandbox, jwt, '', { origin: 'https://evil.example' });
  expect(answer.headers.has('access-control-allow-origin')).toBe(false);
});

test('no JWT, or a forged one, is 401; a page number that is none is 400', async () => {
  const sandbox = await sandboxForTest();
  const jwt = await jwtFor(sandbox, []);
  expect((await fetch(`${sandbox.url}/api/v2/webmessaging/messages`)).status).toBe(401);
  expect((await history(sandbox, `${jwt.slice(0, -8)}forged00`)).status).toBe(401);
  expect((await history(sandbox, jwt, '?pageNumber=zero')).status).toBe(400);
});
