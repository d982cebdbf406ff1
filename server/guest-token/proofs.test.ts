import { type Challenge, createChallenge, solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { CompanionParts } from '../app.ts';
import type { Environment } from '../config/config.ts';
import { deriveKeys } from '../crypto/keys.ts';
import { CLIENT, failures, startFakeGenesys } from '../genesys/genesys.testing.ts';
import { createMemoryStore } from '../store/memory.ts';
import { DEPLOYMENT_ID, ORIGIN, SESSION_SECRET, startCompanion } from '../testing/companion.testing.ts';
import { createProofs } from './proofs.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  vi.restoreAllMocks();
  for (const close of closing.splice(0)) await close();
});

async function start(env: Environment, parts: CompanionParts = {}) {
  const companion = await startCompanion(env, parts);
  closing.push(companion.close);
  return companion;
}

async function challengeFrom(res: Response): Promise<Challenge> {
  expect(res.status).toBe(429);
  const problem = await res.json();
  expect(problem).toMatchObject({ code: 'proof-required', retryable: true, status: 429 });
  return problem.challenge;
}

async function solve(challenge: Challenge): Promise<string> {
  const solution = await solveChallenge({ challenge, deriveKey });
  return Buffer.from(JSON.stringify({ challenge, solution })).toString('base64');
}

describe('with PROOF_OF_WORK=always', () => {
  it('a new guest is asked for a proof, and is let in with it', async () => {
    const { ask } = await start({ PROOF_OF_WORK: 'always' });
    const refused = await ask();
    expect(Object.fromEntries(refused.headers)).toMatchObject({
      'content-type': 'application/problem+json; charset=utf-8',
      'cache-control': 'no-store',
      'access-control-allow-origin': ORIGIN,
      vary: 'Origin',
    });
    const proof = await solve(await challengeFrom(refused));
    expect((await ask({ proof })).status).toBe(200);
  });

  it('a guest who comes back is asked for none', async () => {
    const { ask } = await start({ PROOF_OF_WORK: 'always' });
    const proof = await solve(await challengeFrom(await ask()));
    const { resume, guestId } = await (await ask({ proof })).json();
    expect(await (await ask({ resume })).json()).toMatchObject({ guestId });
  });

  it('a proof is good once, however many use it at the same time', async () => {
    const { ask } = await start({ PROOF_OF_WORK: 'always' });
    const proof = await solve(await challengeFrom(await ask()));
    const answers = await Promise.all(Array.from({ length: 20 }, () => ask({ proof })));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    await challengeFrom(await ask({ proof }));
  });

  it('a proof is good on every machine that shares secrets and state, and once on all of them', async () => {
    const store = createMemoryStore();
    const one = await start({ PROOF_OF_WORK: 'always' }, { store });
    const two = await start({ PROOF_OF_WORK: 'always' }, { store });
    const proof = await solve(await challengeFrom(await one.ask()));
    expect((await two.ask({ proof })).status).toBe(200);
    await challengeFrom(await one.ask({ proof }));
  });

  it('a proof is of no use to another origin', async () => {
    const { ask } = await start({
      PROOF_OF_WORK: 'always',
      ALLOWED_ORIGINS: `${ORIGIN},https://other.example`,
    });
    const proof = await solve(await challengeFrom(await ask()));
    await challengeFrom(await ask({ proof }, { origin: 'https://other.example' }));
  });

  it('a proof is good again when there is no guest for it after all: Genesys fails', async () => {
    const genesys = await startFakeGenesys();
    closing.push(genesys.close);
    const { ask } = await start({
      PROOF_OF_WORK: 'always',
      GENESYS_CLIENT_ID: CLIENT.clientId,
      GENESYS_CLIENT_SECRET: CLIENT.clientSecret,
      GENESYS_GATEWAY: genesys.url,
    });
    const proof = await solve(await challengeFrom(await ask()));
    const asBefore = genesys.guests;
    genesys.guests = failures['500'];
    expect((await ask({ proof })).status).toBe(503);
    genesys.guests = asBefore;
    expect((await ask({ proof })).status).toBe(200);
    await challengeFrom(await ask({ proof }));
  });

  it('a proof is good again when there is no guest for it after all: the minute is used up', async () => {
    const store = createMemoryStore();
    const small = await start({ PROOF_OF_WORK: 'always', RATE_LIMIT_GLOBAL: '1' }, { store });
    const large = await start({ PROOF_OF_WORK: 'always' }, { store });
    const first = await solve(await challengeFrom(await small.ask()));
    const second = await solve(await challengeFrom(await small.ask()));
    expect((await small.ask({ proof: first })).status).toBe(200);
    expect(await (await small.ask({ proof: second })).json()).toMatchObject({ code: 'rate-limited' });
    expect((await large.ask({ proof: second })).status).toBe(200);
  });

  it('a proof of a challenge that the build before has given is good', async () => {
    const { ask } = await start({ PROOF_OF_WORK: 'always' });
    const [key] = deriveKeys([SESSION_SECRET], 'proof');
    const challenge = await createChallenge({
      algorithm: 'PBKDF2/SHA-256',
      cost: 1000,
      counter: 5,
      deriveKey,
      expiresAt: new Date(Date.now() + 60_000),
      data: { origin: ORIGIN, deploymentId: DEPLOYMENT_ID },
      hmacSignatureSecret: key.export().toString('hex'),
      hmacKeySignatureSecret: 'a key that this build does not have',
    });
    expect(challenge.parameters.keySignature).toBeDefined();
    expect((await ask({ proof: await solve(challenge) })).status).toBe(200);
  });

  it('a challenge that somebody answers wrongly is looked at once', async () => {
    const proofs = createProofs('always', { secrets: [SESSION_SECRET], store: createMemoryStore() });
    const place = { origin: ORIGIN, deploymentId: 'x' };
    const challenge = proofs.demand(place).challenge as Challenge;
    const solution = await solveChallenge({ challenge, deriveKey });
    const sent = (answer: object) =>
      Buffer.from(JSON.stringify({ challenge, solution: answer })).toString('base64');
    expect(await proofs.accept(sent({ ...solution, counter: 1e6 }), place)).toBeUndefined();
    expect(await proofs.accept(sent({ ...solution }), place)).toBeUndefined();
  });

  it('a proof is counted by address once: when its challenge is given', async () => {
    const { ask } = await start({ PROOF_OF_WORK: 'always', RATE_LIMIT_PER_IP: '1' });
    const proof = await solve(await challengeFrom(await ask()));
    expect((await ask({ proof })).status).toBe(200);
    expect(await (await ask()).json()).toMatchObject({ code: 'rate-limited' });
  });

  it('neither a forged proof nor an unsolved one is good', async () => {
    const { ask } = await start({ PROOF_OF_WORK: 'always' });
    const challenge = await challengeFrom(await ask());
    const send = (forged: object) =>
      ask({ proof: Buffer.from(JSON.stringify(forged)).toString('base64') }).then(challengeFrom);
    const solution = await solveChallenge({ challenge, deriveKey });
    await send({ challenge, solution: { ...solution, derivedKey: '0'.repeat(64) } });
    const { parameters, signature } = challenge;
    await send({ challenge: { signature, parameters: { ...parameters, expiresAt: 2e9 } }, solution });
    const foreign = createProofs('always', {
      secrets: [SESSION_SECRET.toUpperCase()],
      store: createMemoryStore(),
    }).demand({ origin: ORIGIN, deploymentId: String(parameters.data?.deploymentId) });
    const theirs = foreign.challenge as Challenge;
    await send({ challenge: theirs, solution: await solveChallenge({ challenge: theirs, deriveKey }) });
  });

  it('no other text is a proof, and none is a failure of ours', async () => {
    const proofs = createProofs('always', { secrets: [SESSION_SECRET], store: createMemoryStore() });
    const place = { origin: ORIGIN, deploymentId: 'x' };
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.string(),
          fc.json().map((text) => Buffer.from(text).toString('base64')),
        ),
        async (text) => {
          expect(await proofs.accept(text, place)).toBeUndefined();
        },
      ),
    );
  });
});

describe('a proof', () => {
  const place = { origin: ORIGIN, deploymentId: 'x' };
  const store = createMemoryStore();

  it('ends after five minutes', async () => {
    const proofs = createProofs('always', { secrets: [SESSION_SECRET], store });
    const proof = await solve(proofs.demand(place).challenge as Challenge);
    const clock = vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 301_000);
    expect(await proofs.accept(proof, place)).toBeUndefined();
    clock.mockRestore();
    expect(await proofs.accept(proof, place)).toBeDefined();
  });

  it('stays good while its secret is replaced', async () => {
    const before = createProofs('always', { secrets: [SESSION_SECRET], store });
    const proof = await solve(before.demand(place).challenge as Challenge);
    const newest = SESSION_SECRET.toUpperCase();
    expect(await createProofs('always', { secrets: [newest], store }).accept(proof, place)).toBeUndefined();
    const after = createProofs('always', { secrets: [newest, SESSION_SECRET], store });
    expect(await after.accept(proof, place)).toBeDefined();
  });
});

describe('under pressure', () => {
  it('a proof is asked for when more than half of the global limit is used up, and not before', async () => {
    const { ask } = await start({ RATE_LIMIT_GLOBAL: '4' });
    for (let guest = 0; guest < 3; guest++) expect((await ask()).status).toBe(200);
    const proof = await solve(await challengeFrom(await ask()));
    // Who brought no proof has used up nothing.
    expect((await ask({ proof })).status).toBe(200);
    // All used up: nobody is set to work for nothing.
    expect(await (await ask()).json()).toMatchObject({ code: 'rate-limited' });
  });

  it('those who come all at once do not get by it', async () => {
    const { ask } = await start({ RATE_LIMIT_GLOBAL: '20' });
    const answers = await Promise.all(Array.from({ length: 20 }, () => ask()));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(11);
    for (const refused of answers.filter(({ status }) => status !== 200)) await challengeFrom(refused);
  });

  it('no proof is asked for with PROOF_OF_WORK=off', async () => {
    const { ask } = await start({ RATE_LIMIT_GLOBAL: '4', PROOF_OF_WORK: 'off' });
    for (let guest = 0; guest < 4; guest++) expect((await ask()).status).toBe(200);
    expect(await (await ask()).json()).toMatchObject({ code: 'rate-limited' });
  });
});
