import { type AddressInfo, createServer, type Socket } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createCompanion } from '../../app.ts';
import { readConfig } from '../../config/read.ts';
import { jsonAnswer } from '../../http/plain.ts';
import { createMemoryStore } from '../../store/memory.ts';
import { builtLoader, createMemoryLog, environment, ORIGIN, SESSION_SECRET } from '../companion.testing.ts';
import type { Asked } from '../mutated-requests.testing.ts';
import { exchange, type Heard, Hung } from './exchange.testing.ts';
import type { Field } from './fields.testing.ts';
import { askInProcess } from './in-process.testing.ts';
import { createJudge } from './judge.testing.ts';
import { METRICS_TOKEN } from './real-values.testing.ts';

const OTHER_ORIGIN = 'https://shop.example.com';
const FOREIGN = 'https://evil.example';
const TOKEN = 'the-token-of-a-visitor';
const RESUME = 'v2.c2VhbGVk';

const sessions = [{ origin: ORIGIN, token: TOKEN, resume: RESUME, context: 'a.b.c', customerId: undefined }];
const expected = {
  genesysFails: false,
  origins: [ORIGIN, OTHER_ORIGIN],
  sessions,
  metricsToken: METRICS_TOKEN,
  secrets: [SESSION_SECRET],
};
const judge = () => createJudge(expected);

function asking(body: object = {}, origin = ORIGIN): Asked {
  const fields = [['Origin', origin] as const];
  const text = JSON.stringify(body);
  return { method: 'POST', target: '/api/guest-token', fields, body: Buffer.from(text), address: '::1' };
}

function ok(value: object, more: Record<string, string> = {}): Heard {
  const { headers, body = '' } = jsonAnswer(value);
  return { status: 200, fields: Object.entries({ ...headers, ...more }), body: Buffer.from(body) };
}

const forPage = { 'Access-Control-Allow-Origin': ORIGIN };

function session(token: string, more: Record<string, string> = forPage): Heard {
  const ids = { guestId: 'x', token, deploymentId: 'x', region: 'x', environment: 'x', scriptUrl: 'x' };
  return ok({ ...ids, expiresAt: 'x', resume: 'x', context: 'x', signIn: '' }, more);
}

function problem(status: number, code: string, detail = 'x'): Heard {
  const body = JSON.stringify({ type: 'x', title: 'x', status, detail, code, retryable: false });
  const type = ['Content-Type', 'application/problem+json; charset=utf-8'] as const;
  return { status, fields: [type], body: Buffer.from(body) };
}

describe('the fuzz takes for a fault', () => {
  it.each([
    ['5xx of ours', 'an error', problem(500, 'internal-error')],
    ['stacks', 'a stack', problem(404, 'not-found', 'at f (file:///srv/app.js:1:2)')],
    ['secrets', 'a secret in a field', ok({ status: 'ok' }, { 'X-Hint': SESSION_SECRET })],
    ['secrets', 'a token where none belongs', ok({ status: TOKEN })],
    ['secrets', 'the session of another visitor', session(TOKEN)],
    ['secrets', 'the doctor’s report for everybody', ok({ at: '', well: true, diagnoses: [] })],
    ['wrong answers', 'a session that no page can read', session('new', {})],
    [
      'wrong answers',
      'a page that may not ask, and can read',
      ok({}, { 'Access-Control-Allow-Origin': FOREIGN }),
    ],
    ['wrong answers', 'broken JSON', { ...ok({}), body: Buffer.from('{') }],
    ['wrong answers', 'members that nobody knows', ok({ status: 'ok', more: 1 })],
    ['wrong answers', 'a code that nobody knows', problem(404, 'x')],
    ['wrong answers', 'a code with the status of another', problem(400, 'not-found')],
    ['wrong answers', 'a field that cannot be sent', ok({ status: 'ok' }, { 'X-Hint': 'a\nb' })],
  ])('(%s) %s', (kind, _what, heard) => {
    expect(judge().answer(heard, asking())).toContainEqual({ kind, what: expect.any(String) });
  });

  it('(secrets) one token for two guests', () => {
    const { answer } = judge();
    expect(answer(session('new'), asking())).toEqual([]);
    expect(answer(session('new'), asking())).toMatchObject([{ kind: 'secrets' }]);
  });

  it.each([
    ['5xx of ours', 'an error that nobody has foreseen', '{"level":"info","code":"internal-error"}'],
    ['5xx of ours', 'an error without a name', '{"level":"error","msg":"x"}'],
    ['stacks', 'a stack', '{"stack":"Error: x\\n    at f (/srv/app.js:1:2)"}'],
    ['secrets', 'a secret', `{"x":"${SESSION_SECRET}"}`],
    ['secrets', 'what a visitor keeps', `{"x":"${RESUME}"}`],
    ['secrets', 'the token of a new guest', '{"x":"a-token-that-is-new"}'],
    ['wrong answers', 'no JSON', 'Error: x'],
  ])('(%s) %s in the log', (kind, _what, line) => {
    const { answer, log } = judge();
    answer(session('a-token-that-is-new'), asking());
    expect(log(`${line}\n`)).toMatchObject([{ kind }]);
  });

  it('(5xx of ours, stacks) a companion with a defect', async () => {
    const { log, text } = createMemoryLog();
    const consume = () => Promise.reject(new Error('broken on purpose'));
    const store = { ...createMemoryStore(), consume };
    const companion = createCompanion(readConfig(environment), { log, builtLoader, store });
    const judging = judge();
    const heard = await askInProcess(companion, asking());
    expect(judging.answer(heard, asking())).toMatchObject([{ kind: '5xx of ours' }]);
    expect(judging.log(text())).toMatchObject([{ kind: 'stacks' }, { kind: '5xx of ours' }]);
  });

  it('(hung) a connection that its server never closes', async () => {
    const open: Socket[] = [];
    const server = createServer({ allowHalfOpen: true }, (socket) => open.push(socket));
    onTestFinished(() => {
      for (const socket of open) socket.destroy();
      server.close();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const exchanged = exchange(url, { bytes: Buffer.from('x'), client: 'waits' }, 1);
    await expect(exchanged).rejects.toThrow(Hung);
  });
});

describe('the fuzz takes for right', () => {
  it('a session that its own page resumes, and no other page', () => {
    const { answer } = judge();
    expect(answer(session(TOKEN), asking({ resume: RESUME }))).toEqual([]);
    const forOther = session(TOKEN, { 'Access-Control-Allow-Origin': OTHER_ORIGIN });
    expect(answer(forOther, asking({ resume: RESUME }, OTHER_ORIGIN))).toMatchObject([{ kind: 'secrets' }]);
  });

  it('what is for operators, for operators', () => {
    const report = ok({ at: '', well: true, diagnoses: [] });
    const withToken: Field[] = [['Authorization', `Bearer ${METRICS_TOKEN}`]];
    expect(judge().answer(report, { ...asking(), fields: withToken })).toEqual([]);
    const { answer } = createJudge({ ...expected, metricsToken: undefined });
    expect(answer(report, asking())).toEqual([]);
    expect(answer(report, { ...asking(), address: '203.0.113.7' })).toMatchObject([{ kind: 'secrets' }]);
    const ofAnother: Field[] = [['Host', 'chat.example']];
    expect(answer(report, { ...asking(), fields: ofAnother })).toMatchObject([{ kind: 'secrets' }]);
    const byProxy: Field[] = [['X-Forwarded-For', '203.0.113.7']];
    expect(answer(report, { ...asking(), fields: byProxy })).toMatchObject([{ kind: 'secrets' }]);
  });

  it('that Genesys fails, where it was told to', () => {
    const { answer, log } = createJudge({ ...expected, genesysFails: true });
    expect(answer(problem(503, 'genesys-unavailable'), asking())).toEqual([]);
    expect(log('{"level":"error","path":"/readyz","status":503}\n')).toEqual([]);
    expect(answer(problem(500, 'internal-error'), asking())).toMatchObject([{ kind: '5xx of ours' }]);
  });
});
