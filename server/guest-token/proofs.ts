import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto';
import type { Challenge } from 'altcha-lib';
import { z } from 'zod';
import { deriveKeys } from '../crypto/keys.ts';
import { Problem } from '../http/problems.ts';
import type { Store } from '../store/store.ts';

/** When a new guest has to prove that a browser worked for it; `pressure`: while more than half of the global limit is used up. */
export const PROOF_OF_WORK = ['off', 'pressure', 'always'] as const;
export type ProofOfWork = (typeof PROOF_OF_WORK)[number];

/** Who asks for what: a proof is good there and nowhere else. */
export interface ProvenFor {
  readonly origin: string;
  readonly deploymentId: string;
}

/**
 * Proof of work by ALTCHA, self-hosted: it costs a visitor a sixth of a second, and whoever makes thousands of guests their
 * machine.
 */
export interface Proofs {
  /** How many new guests need no proof, of so many that there may be in a minute. */
  unproven(ofAll: number): number;
  /**
   * Uses up this proof. `undefined` unless it is ours, solved, for this place, not over, and used for the first time. Rejects
   * with `overloaded` when many wait to be looked at; then the proof is still good.
   */
  accept(proof: string | undefined, provenFor: ProvenFor): Promise<AcceptedProof | undefined>;
  /** `proof-required`, with a new challenge. */
  demand(provenFor: ProvenFor): Problem;
}

export interface AcceptedProof {
  /** The proof is good once more: there was no guest for it. The visitor has worked, and need not work again. */
  giveBack(): Promise<void>;
}

export function createProofs(
  when: ProofOfWork,
  { secrets, store }: { secrets: readonly [string, ...string[]]; store: Store },
): Proofs {
  const signing = textsOf(secrets);
  let looking: Promise<unknown> = Promise.resolve();
  let waiting = 0;

  /** One at a time: a flood of false proofs must not take all the threads by which Node also looks up names. */
  const isSolved = async (
    payload: z.output<typeof solved>,
    hmacSignatureSecret: string,
  ): Promise<boolean> => {
    waiting++;
    const look = looking.then(async () => {
      const { verifySolution, deriveKey } = await altcha();
      return verifySolution({ ...payload, deriveKey, hmacSignatureSecret });
    });
    looking = look.catch(() => {});
    try {
      return (await look).verified;
    } finally {
      waiting--;
    }
  };

  return {
    unproven: (ofAll) => UNPROVEN[when](ofAll),

    async accept(proof, { origin, deploymentId }) {
      if (proof === undefined || when === 'off') return undefined;
      const payload = solved.safeParse(parse(proof)).data;
      if (payload === undefined) return undefined;
      const { parameters, signature } = payload.challenge;
      const { nonce, expiresAt, data } = parameters;
      if (data.origin !== origin || data.deploymentId !== deploymentId) return undefined;
      const ttlMs = expiresAt * 1000 - Date.now();
      if (ttlMs <= 0) return undefined;
      const secret = signing.find((each) => isSignedBy(each, parameters, signature));
      if (secret === undefined) return undefined;
      if (waiting >= MOST_WAITING) throw overloaded();
      // Used up before it is looked at, so that one challenge of ours costs us one look, however many use it at once.
      const key = `proof:${nonce}`;
      const claimant = randomUUID();
      if (!(await store.claim(key, claimant, ttlMs + 1000))) return undefined;
      if (!(await isSolved(payload, secret))) return undefined;
      return { giveBack: () => store.release(key, claimant) };
    },

    demand({ origin, deploymentId }) {
      const parameters: Parameters = {
        algorithm: ALGORITHM,
        cost: ITERATIONS,
        data: { deploymentId, origin },
        expiresAt: Math.floor((Date.now() + LIFE_MS) / 1000),
        keyLength: KEY_BYTES,
        keyPrefix: KEY_PREFIX,
        nonce: randomHex(),
        salt: randomHex(),
      };
      const challenge: Challenge = { parameters, signature: signatureBy(signing[0], parameters) };
      return new Problem('proof-required', {
        detail: 'Solve `challenge` (ALTCHA) and send the same body again with the solution as `proof`.',
        challenge,
      });
    },
  };
}

/** Some 50 ms of looking. */
const MOST_WAITING = 64;

function overloaded(): Problem {
  return new Problem('overloaded', {
    retryAfterSeconds: 1,
    remedy: `${MOST_WAITING} proofs of work wait to be looked at: most are false, or a machine is wanting.`,
  });
}

/** Loaded at the first proof: a start without pressure need not wait for it. */
async function altcha() {
  const [{ verifySolution }, { deriveKey }] = await Promise.all([
    import('altcha-lib'),
    import('altcha-lib/algorithms/pbkdf2'),
  ]);
  return { verifySolution, deriveKey };
}

/** How many of all new guests need no proof. The first one past the half is the one that finds more than half used up. */
const UNPROVEN: Record<ProofOfWork, (ofAll: number) => number> = {
  off: (ofAll) => ofAll,
  pressure: (ofAll) => Math.floor(ofAll / 2) + 1,
  always: () => 0,
};
const LIFE_MS = 300_000;

/** One that every browser has built in and works off its main thread. */
const ALGORITHM = 'PBKDF2/SHA-256';
/** One try takes some 0.65 ms in Chromium on a desktop, of which 0.05 are the browser's own. */
const ITERATIONS = 4000;
const KEY_BYTES = 32;
/**
 * How the key must begin that is looked for: one try in 256 finds it. By chance it is found sooner or later: half the
 * visitors need 0.12 s, one in a hundred 0.8 s. With the number of tries drawn beforehand, as ALTCHA can do too, nobody is
 * unlucky; but then each challenge costs the companion a try of its own, ten times what a guest costs it, and the flood that
 * proofs are made against is one of challenges.
 */
const KEY_PREFIX = '00';

/** In the order of the alphabet, in which ALTCHA signs them. */
const parametersShape = z.strictObject({
  algorithm: z.literal(ALGORITHM),
  cost: z.int(),
  data: z.strictObject({ deploymentId: z.string(), origin: z.string() }),
  expiresAt: z.int(),
  keyLength: z.literal(KEY_BYTES),
  keyPrefix: z.hex().max(64),
  /** In those of builds until 0.1, which a page may hold for five minutes after a release. */
  keySignature: z.hex().max(64).exactOptional(),
  nonce: z.hex().max(64),
  salt: z.hex().max(64),
});
type Parameters = z.output<typeof parametersShape>;

/** What altcha-lib's solvers send, in base64. */
const solved = z.strictObject({
  challenge: z.strictObject({ parameters: parametersShape, signature: z.hex().length(64) }),
  solution: z.strictObject({
    counter: z.int(),
    derivedKey: z.hex().length(64),
    time: z.number().default(0),
  }),
});

function parse(proof: string): unknown {
  try {
    return JSON.parse(Buffer.from(proof, 'base64').toString('utf8'));
  } catch {
    // Whatever a visitor sends there: it proves nothing.
    return undefined;
  }
}

/** As altcha-lib signs, but not by it: its WebCrypto hands the 300 bytes to another thread and back, 100 µs where this takes 5. */
function signatureBy(secret: string, parameters: Parameters): string {
  return createHmac('sha256', secret).update(JSON.stringify(parameters)).digest('hex');
}

/** From numbers that Node has drawn beforehand: one system call each would cost as much as all the rest of a challenge. */
function randomHex(): string {
  return randomUUID().replaceAll('-', '');
}

function isSignedBy(secret: string, parameters: Parameters, signature: string): boolean {
  return timingSafeEqual(Buffer.from(signatureBy(secret, parameters)), Buffer.from(signature));
}

/** The library takes text. */
function textsOf(secrets: readonly [string, ...string[]]): [string, ...string[]] {
  const [newest, ...older] = deriveKeys(secrets, 'proof');
  const text = (key: typeof newest) => key.export().toString('hex');
  return [text(newest), ...older.map(text)];
}
