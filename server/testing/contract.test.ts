import { describe, expect, it } from 'vitest';
import { ORIGIN } from './companion.testing.ts';
import { problems, type Row, successes } from './contract-rows.testing.ts';
import { createStage } from './contract-stage.testing.ts';
import { type Host, hosts } from './hosts.testing.ts';

describe.each(Object.entries(hosts))('the companion’s answer, %s,', (_way, host) => {
  const rows = Object.entries(problems).flatMap(([code, { status, rows }]) =>
    rows.map((row) => [status, code, row.when, row] as const),
  );

  it.each(rows)('is %i %s for %s, with every header of the contract', async (status, code, _when, row) => {
    const { answer, logged } = await play(row, host);
    expect(answer.status).toBe(status);
    expectFields(answer.headers, row, { 'content-type': 'application/problem+json; charset=utf-8' });
    expect(JSON.parse(String(answer.body))).toEqual({
      type: expect.stringMatching(new RegExp(`:${code}$`)),
      title: expect.any(String),
      detail: expect.any(String),
      status,
      code,
      retryable: [429, 500, 503, 504].includes(status),
      ...(code === 'proof-required' ? { challenge: expect.any(Object) } : {}),
    });
    expect(logged).toMatchObject({ status, code, level: status < 500 ? 'info' : 'error' });
  });

  it.each(successes.map((row) => [row.status, row.when, row] as const))(
    'is %i for %s, with every header of the contract',
    async (status, _when, row) => {
      const { answer, logged } = await play(row, host);
      expect(answer.status).toBe(status);
      const json = { 'content-type': 'application/json; charset=utf-8' };
      expectFields(answer.headers, row, status === 204 ? {} : json);
      expect(String(answer.body)).toMatch(status === 204 ? /^$/ : /^\{".+\}$/);
      expect(logged).toMatchObject({ status, level: 'info' });
    },
  );
});

/** The answer of a row, and the line in the log that has its id: there is one, and it is the only one. */
async function play(row: Row, host: Host) {
  const stage = createStage(host);
  const answer = await row.play(stage);
  const requestId = answer.headers['x-request-id'];
  expect(requestId).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  const withItsId = () => stage.logLines().filter((line) => line.requestId === requestId);
  await expect.poll(withItsId).toHaveLength(1);
  return { answer, logged: withItsId()[0] };
}

/** Exactly those that are promised: no cookie, no name of the software, no permission that nobody asked for. */
function expectFields(
  headers: Readonly<Record<string, unknown>>,
  { reader, fields }: Row,
  ofTheBody: Readonly<Record<string, string>>,
): void {
  const promised = {
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'x-request-id': /./,
    ...(reader === 'machine' ? {} : { vary: 'Origin' }),
    ...(reader === undefined
      ? {
          'access-control-allow-origin': ORIGIN,
          'access-control-expose-headers': 'Retry-After, RateLimit, RateLimit-Policy',
        }
      : {}),
    ...ofTheBody,
    ...fields,
  };
  const transport = ['connection', 'content-length', 'date', 'transfer-encoding'];
  const given = Object.fromEntries(Object.entries(headers).filter(([name]) => !transport.includes(name)));
  const expected = Object.entries(promised).map(([name, value]) => [
    name,
    value instanceof RegExp ? expect.stringMatching(value) : value,
  ]);
  expect(given).toEqual(Object.fromEntries(expected));
}
