import { createChallenge, verifySolution } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { solveProof } from './proof.ts';

const secret = 'a secret of the companion';
const challenge = (counter: number) =>
  createChallenge({
    algorithm: 'PBKDF2/SHA-256',
    cost: 10,
    counter,
    deriveKey,
    hmacSignatureSecret: secret,
    hmacKeySignatureSecret: secret,
  });

async function isGood(proof: string): Promise<boolean> {
  const { verified } = await verifySolution({
    ...JSON.parse(atob(proof)),
    deriveKey,
    hmacSignatureSecret: secret,
    hmacKeySignatureSecret: secret,
  });
  return verified;
}

afterEach(() => vi.unstubAllGlobals());

describe('a proof', () => {
  it('is made on the page where the browser has no workers', async () => {
    vi.stubGlobal('Worker', undefined);
    expect(await isGood(await solveProof(await challenge(200)))).toBe(true);
  });

  it('is made on the page where its policy stops the worker', async () => {
    let ended = 0;
    vi.stubGlobal(
      'Worker',
      class {
        onerror: (() => void) | undefined;
        constructor() {
          setTimeout(() => this.onerror?.());
        }
        terminate() {
          ended++;
        }
      },
    );
    expect(await isGood(await solveProof(await challenge(20)))).toBe(true);
    expect(ended).toBe(1);
  });

  it('is given up when it is not wanted any more, and the worker with it', async () => {
    let ended = 0;
    vi.stubGlobal(
      'Worker',
      class {
        terminate() {
          ended++;
        }
      },
    );
    const controller = new AbortController();
    const proof = solveProof(await challenge(20), controller.signal);
    controller.abort(new Error('the visitor left'));
    await expect(proof).rejects.toThrow('the visitor left');
    expect(ended).toBe(1);
    await expect(solveProof(await challenge(20), controller.signal)).rejects.toThrow('the visitor left');
  });
});
