import { onTestFinished } from 'vitest';
import type { Environment } from '../config/config.ts';
import { type FakeGenesys, failures, startFakeGenesys } from '../genesys/genesys.testing.ts';
import { MOST_AT_WORK } from '../http/capacity.ts';
import { signInEnvironment, userTokenFor } from '../openid/openid.testing.ts';
import { storeWithKey } from '../openid/ready-key.testing.ts';
import { createMemoryStore } from '../store/memory.ts';
import { ORIGIN } from './companion.testing.ts';
import type { Answer, Play, Stage } from './contract-stage.testing.ts';

interface Question {
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
  readonly path?: string;
}

interface Circumstances {
  readonly env?: Environment;
  /** Asked so often; the answer is the last one. */
  readonly times?: number;
}

/** Asks for a guest session, where the path says nothing else. */
export function asking({ body, headers, path }: Question = {}, { env, times }: Circumstances = {}): Play {
  return async ({ companion }) => {
    const { post } = await companion(env);
    return lastOf(times, () => post(body, headers, path));
  };
}

/** As somebody who has had a session. */
export function asLater(
  question: (session: { resume: string; context: string }) => Question,
  { env, times }: Circumstances = {},
): Play {
  return async ({ companion }) => {
    const { session, post } = await companion(env);
    const { body, headers, path } = question(await session());
    return lastOf(times, () => post(body, headers, path));
  };
}

/** Asks for a code, as a visitor who has signed in at the site. */
export function askingCode({ body, headers }: Question = {}, { env, times }: Circumstances = {}): Play {
  return async ({ companion }) => {
    const { post } = await companion({ ...signInEnvironment, ...env }, { store: await storeWithKey() });
    const userToken = await userTokenFor();
    return lastOf(times, () => post(body ?? { userToken }, headers, '/api/auth-code'));
  };
}

export function sending(method: string, path: string, headers: Record<string, string> = {}): Play {
  return async ({ companion }) => (await companion()).send(method, path, headers);
}

/** As a page of an allowed origin reads something. */
export function reading(path: string, env: Environment): Play {
  return async ({ companion }) => (await companion(env)).send('GET', path, { origin: ORIGIN });
}

/** Asks for a guest whom Genesys makes, with these answers. */
export function fromGenesys(answers: Partial<FakeGenesys>, { env, times }: Circumstances = {}): Play {
  return async ({ withGenesys }) => {
    const { post } = await withGenesys(answers, env);
    return lastOf(times, () => post());
  };
}

async function lastOf(times = 1, ask: () => Promise<Answer>): Promise<Answer> {
  for (let before = 1; before < times; before++) await ask();
  return ask();
}

export async function askOneThatFails({ companion }: Stage): Promise<Answer> {
  const consume = () => Promise.reject(new Error('the reason'));
  return (await companion({}, { store: { ...createMemoryStore(), consume } })).post();
}

export async function askWithoutKeys({ companion }: Stage): Promise<Answer> {
  const site = Object.assign(await startFakeGenesys(), { guests: failures['500'] });
  onTestFinished(site.close);
  const { post } = await companion({ USER_TOKEN_JWKS: `${site.url}/keys` });
  const header = Buffer.from('{"alg":"RS256"}').toString('base64url');
  return post({ userToken: `${header}.e30.x` });
}

/** Of many who ask while nobody is answered, the first who hears something. */
export async function askAmongTooMany({ companion }: Stage): Promise<Answer> {
  const store = createMemoryStore();
  let letGo = () => {};
  const released = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const consume: typeof store.consume = (key, request) => released.then(() => store.consume(key, request));
  const { post } = await companion({}, { store: { ...store, consume } });
  const asked = Array.from({ length: MOST_AT_WORK + 8 }, () => post());
  const answer = await Promise.race(asked);
  letGo();
  await Promise.all(asked);
  return answer;
}
