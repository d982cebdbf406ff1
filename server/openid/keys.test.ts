import { createPublicKey } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createSealing } from '../crypto/sealing.ts';
import { createMemoryStore } from '../store/memory.ts';
import { createKeyRing } from './keys.ts';

const DAY_MS = 86_400_000;
const SECRET = 'a session secret that is long enough';

/** Machines on one store, by one clock, that starts ten days into a period. */
function startMachines(secrets: readonly [string, ...string[]] = [SECRET]) {
  let time = 30 * DAY_MS * 690 + 10 * DAY_MS;
  const store = createMemoryStore();
  const machine = (known = secrets) => {
    const sealing = createSealing(known, 'openid');
    const ring = createKeyRing({ store, sealing, now: () => time });
    return async () => (await ring.current()).map(({ kid }) => kid);
  };
  return {
    machine,
    store,
    pass: (days: number) => {
      time += days * DAY_MS;
    },
  };
}

describe('the keys of the OpenID provider', () => {
  it('are the same on all machines, though all are asked at once at the first start', async () => {
    const { machine } = startMachines();
    const kids = await Promise.all([machine()(), machine()(), machine()()]);
    expect(new Set(kids.flat()).size).toBe(1);
  });

  it('rotate: a key is published a day before it signs, and a day after', async () => {
    const { machine, pass } = startMachines();
    const kids = machine();
    const [first] = await kids();
    expect(await kids()).toEqual([first]);
    pass(18.9);
    expect(await kids()).toEqual([first]);
    pass(0.2);
    const [signing, next] = await kids();
    expect(signing).toBe(first);
    expect(next).toBeDefined();
    pass(1);
    expect(await kids()).toEqual([next, first]);
    pass(1);
    expect(await kids()).toEqual([next]);
  });

  it('are found by a machine that starts while they rotate', async () => {
    const { machine, pass } = startMachines();
    const kids = machine();
    await kids();
    pass(19.5);
    const before = await kids();
    expect(await machine()()).toEqual(before);
    pass(1);
    expect(await machine()()).toEqual(before.reverse());
  });

  it('outlast the loss of the store', async () => {
    const { machine, store, pass } = startMachines();
    const kids = machine();
    const before = await kids();
    const lost = (await store.get('openid:key:690')) ?? '';
    await store.release('openid:key:690', lost);
    pass(0.01);
    expect(await kids()).toEqual(before);
    expect(await machine()()).toEqual(before);
  });

  it('are made anew where no secret opens them any more', async () => {
    const { machine } = startMachines();
    const [before] = await machine()();
    const [after] = await machine(['another secret that is long enough'])();
    expect(after).not.toBe(before);
    const [kept] = await machine([
      'a third secret that is long enough',
      'another secret that is long enough',
    ])();
    expect(kept).toBe(after);
  });

  it('stand in the store sealed', async () => {
    const { machine, store } = startMachines();
    await machine()();
    expect(await store.get('openid:key:690')).not.toMatch(/"kty"|"d"|"kid"/);
  });

  it('are of RSA, with 2048 bits', async () => {
    const store = createMemoryStore();
    const ring = createKeyRing({ store, sealing: createSealing([SECRET], 'openid') });
    const [key] = await ring.current();
    const { asymmetricKeyType, asymmetricKeyDetails } = createPublicKey({ key, format: 'jwk' });
    expect([asymmetricKeyType, asymmetricKeyDetails?.modulusLength]).toEqual(['rsa', 2048]);
  });
});
