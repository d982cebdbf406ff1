import { describe, expect, it, vi } from 'vitest';
import { createMemoryStore } from '../store/memory.ts';
import type { Store } from '../store/store.ts';
import type { Login } from './grant.ts';
import { shareLogin } from './login.ts';
import { createLoginExchange } from './login-exchange.ts';
import { sealLogins } from './sealed-login.ts';

const HOUR = 3_600_000;
const REFUSED = new Error('invalid_client');

function exchange(store: Store) {
  const sessionSecrets = ['the session secret that is long enough by far'] as const;
  return createLoginExchange(store, { client: 'client', sessionSecrets, patienceMs: 5_000 });
}

function scene() {
  const clock = { now: 1_000_000 };
  const logIn = vi.fn(
    async (): Promise<Login> => ({
      accessToken: `token ${logIn.mock.calls.length}`,
      grantedAt: clock.now,
      expiresAt: clock.now + HOUR,
    }),
  );
  const onRenewalFailure = vi.fn();
  const login = shareLogin(logIn, {
    exchange: exchange(createMemoryStore(() => clock.now)),
    isRefusal: (error) => error === REFUSED,
    onRenewalFailure,
    now: () => clock.now,
    random: () => 0.5,
  });
  const tokenNow = async () => (await login.get()).accessToken;
  return { clock, logIn, onRenewalFailure, login, tokenNow };
}

describe('the shared login', () => {
  it('is made once for all that ask at once', async () => {
    const { login, logIn } = scene();
    await Promise.all(Array.from({ length: 1000 }, () => login.get()));
    expect(logIn).toHaveBeenCalledTimes(1);
  });

  it('is renewed before its end, while nobody waits', async () => {
    const { clock, logIn, tokenNow } = scene();
    await tokenNow();
    clock.now += 0.81 * HOUR;
    expect(await Promise.all([tokenNow(), tokenNow()])).toEqual(['token 1', 'token 1']);
    expect(logIn).toHaveBeenCalledTimes(2);
    await expect.poll(tokenNow).toBe('token 2');
    expect(logIn).toHaveBeenCalledTimes(2);
  });

  it('outlives a renewal that fails, which is told and not tried again at once', async () => {
    const { clock, logIn, onRenewalFailure, tokenNow } = scene();
    await tokenNow();
    clock.now += 0.81 * HOUR;
    logIn.mockRejectedValueOnce(new Error('down'));
    expect(await tokenNow()).toBe('token 1');
    await vi.waitFor(() => expect(onRenewalFailure).toHaveBeenCalledOnce());
    expect(await tokenNow()).toBe('token 1');
    expect(logIn).toHaveBeenCalledTimes(2);
    clock.now += 5_000;
    await expect.poll(tokenNow).toBe('token 3');
  });

  it('is never handed out after its end', async () => {
    const { clock, tokenNow } = scene();
    await tokenNow();
    clock.now += HOUR;
    expect(await tokenNow()).toBe('token 2');
  });

  it('is made anew once, however many say that it is no longer taken', async () => {
    const { login, logIn } = scene();
    const first = await login.get();
    login.forget(first);
    await login.get();
    login.forget(first);
    await login.get();
    expect(logIn).toHaveBeenCalledTimes(2);
  });

  it('fails for those who asked, and is tried again for the next', async () => {
    const { login, logIn, tokenNow } = scene();
    logIn.mockRejectedValueOnce(new Error('down'));
    const [one, two] = await Promise.allSettled([login.get(), login.get()]);
    expect([one?.status, two?.status]).toEqual(['rejected', 'rejected']);
    expect(await tokenNow()).toBe('token 2');
  });

  it('is asked for once in half a minute while the credentials are wrong', async () => {
    const { clock, login, logIn, tokenNow } = scene();
    logIn.mockRejectedValueOnce(REFUSED);
    await expect(login.get()).rejects.toBe(REFUSED);
    clock.now += 29_000;
    await expect(login.get()).rejects.toBe(REFUSED);
    expect(logIn).toHaveBeenCalledTimes(1);
    clock.now += 2_000;
    expect(await tokenNow()).toBe('token 2');
  });

  it('survives a clock that is set forward and back', async () => {
    const { clock, tokenNow } = scene();
    await tokenNow();
    clock.now += 10 * HOUR;
    expect(await tokenNow()).toBe('token 2');
    clock.now -= 10 * HOUR;
    expect(await tokenNow()).toBe('token 2');
  });
});

describe('a login that machines share', () => {
  const machine = (store: Store, logIn: () => Promise<Login>, now = Date.now) =>
    shareLogin(logIn, { exchange: exchange(store), isRefusal: () => false, onRenewalFailure: () => {}, now });
  const slowly = (at: () => number) => {
    const logIn = vi.fn(async (): Promise<Login> => {
      await new Promise((resolve) => setImmediate(resolve));
      const accessToken = `token ${logIn.mock.calls.length}`;
      return { accessToken, grantedAt: at(), expiresAt: at() + HOUR };
    });
    return logIn;
  };

  it('is made by one of them', async () => {
    const store = createMemoryStore();
    const logIn = slowly(Date.now);
    const machines = [1, 2, 3].map(() => machine(store, logIn));
    const logins = await Promise.all(machines.map((each) => each.get()));
    expect(logins.map(({ accessToken }) => accessToken)).toEqual(['token 1', 'token 1', 'token 1']);
    expect(logIn).toHaveBeenCalledTimes(1);
  });

  it('is made anew by one of them when Genesys no longer takes it', async () => {
    const store = createMemoryStore();
    const logIn = slowly(Date.now);
    const machines = [1, 2, 3].map(() => machine(store, logIn));
    await Promise.all(machines.map(async (each) => each.forget(await each.get())));
    const logins = await Promise.all(machines.map((each) => each.get()));
    expect(logins.map(({ accessToken }) => accessToken)).toEqual(['token 2', 'token 2', 'token 2']);
  });

  it('is not to be read in the shared state, nor opened by another client or secret', async () => {
    const store = createMemoryStore();
    await machine(store, slowly(Date.now)).get();
    const kept = String(await store.get('login:client'));
    expect(Buffer.from(kept, 'base64url').toString('latin1')).not.toContain('token 1');
    const secret = 'the session secret that is long enough by far';
    expect(sealLogins([secret], 'client').open(kept)?.accessToken).toBe('token 1');
    expect(sealLogins([secret], 'another').open(kept)).toBeUndefined();
    expect(sealLogins([secret.toUpperCase()], 'client').open(kept)).toBeUndefined();
    expect(sealLogins([secret], 'client').open('rubbish')).toBeUndefined();
  });
});
