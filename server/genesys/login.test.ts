import { describe, expect, it, vi } from 'vitest';
import { type Login, shareLogin } from './login.ts';

const HOUR = 3_600_000;

function scene() {
  const clock = { now: 1_000_000 };
  const logIn = vi.fn(
    async (): Promise<Login> => ({
      accessToken: `token ${logIn.mock.calls.length}`,
      expiresAt: clock.now + HOUR,
    }),
  );
  const onRenewalFailure = vi.fn();
  const login = shareLogin(logIn, { onRenewalFailure, now: () => clock.now });
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
});
