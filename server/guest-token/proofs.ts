import type { Challenge, VerifySolutionResult } from 'altcha-lib';
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

/** Proof of work by ALTCHA, self-hosted: it costs a visitor a quarter of a second, and whoever makes thousands of guests their machine. */
export interface Proofs {
  /** With this part (0 to 1) of the global limit used up. When it is all used up, nobody is set to work for nothing. */
  areNeeded(load: number): boolean;
  /** Whether this proof is ours, solved, for this place, not over, and used for the first time. */
  accept(proof: string | undefined, provenFor: ProvenFor): Promise<boolean>;
  /** `proof-required`, with a new challenge. */
  demand(provenFor: ProvenFor): Promise<Problem>;
}

export function createProofs(
  when: ProofOfWork,
  { secrets, store }: { secrets: readonly [string, ...string[]]; store: Store },
): Proofs {
  const signing = textsOf(secrets, 'proof');
  const solving = textsOf(secrets, 'proof-solution');

  const verifyBySome = async (
    payload: z.output<typeof solved>,
  ): Promise<VerifySolutionResult | undefined> => {
    const { verifySolution, deriveKey } = await altcha();
    for (const [index, hmacSignatureSecret] of signing.entries()) {
      const hmacKeySignatureSecret = solving[index];
      if (hmacKeySignatureSecret === undefined) break;
      const result = await verifySolution({
        ...payload,
        deriveKey,
        hmacSignatureSecret,
        hmacKeySignatureSecret,
      });
      if (!result.invalidSignature) return result;
    }
    return undefined;
  };

  return {
    areNeeded: (load) => when !== 'off' && load < 1 && (when === 'always' || load > PRESSURE),

    async accept(proof, { origin, deploymentId }) {
      if (proof === undefined || when === 'off') return false;
      const payload = solved.safeParse(parse(proof)).data;
      if (payload === undefined) return false;
      const { nonce, expiresAt, data } = payload.challenge.parameters;
      if (data.origin !== origin || data.deploymentId !== deploymentId) return false;
      if (!(await verifyBySome(payload))?.verified) return false;
      // The library's own memory looks first and keeps later: of 50 who use one proof at once it lets in 48 (server.md 5.2).
      return store.claim(`proof:${nonce}`, '', Math.max(1, expiresAt * 1000 - Date.now() + 1000));
    },

    async demand({ origin, deploymentId }) {
      const { createChallenge, randomInt, deriveKey } = await altcha();
      const challenge = await createChallenge({
        algorithm: ALGORITHM,
        cost: ITERATIONS,
        counter: randomInt(MOST_TRIES, FEWEST_TRIES),
        deriveKey,
        expiresAt: new Date(Date.now() + LIFE_MS),
        data: { origin, deploymentId },
        hmacSignatureSecret: signing[0],
        hmacKeySignatureSecret: solving[0],
      });
      return new Problem('proof-required', {
        detail: 'Solve `challenge` (ALTCHA) and send the same body again with the solution as `proof`.',
        challenge: challenge satisfies Challenge,
      });
    },
  };
}

/** Loaded at the first challenge: a start without pressure need not wait for it. */
async function altcha() {
  const [library, { deriveKey }] = await Promise.all([
    import('altcha-lib'),
    import('altcha-lib/algorithms/pbkdf2'),
  ]);
  return { ...library, deriveKey };
}

/** Part of the global limit. */
const PRESSURE = 0.5;
const LIFE_MS = 300_000;

/** One that every browser has built in and works off its main thread. One try takes some 0.25 ms in Chromium on a desktop. */
const ALGORITHM = 'PBKDF2/SHA-256';
const ITERATIONS = 1000;
/** The counter is chosen between them, rather than left to chance: nobody is unlucky enough to work for a minute. */
const FEWEST_TRIES = 500;
const MOST_TRIES = 1500;

/** What altcha-lib's solvers send, in base64. */
const solved = z.strictObject({
  challenge: z.strictObject({
    parameters: z.strictObject({
      algorithm: z.literal(ALGORITHM),
      nonce: z.hex().max(64),
      salt: z.hex().max(64),
      cost: z.literal(ITERATIONS),
      keyLength: z.literal(32),
      keyPrefix: z.hex().max(64),
      keySignature: z.hex().max(64),
      expiresAt: z.int(),
      data: z.strictObject({ origin: z.string(), deploymentId: z.string() }),
    }),
    signature: z.hex().length(64),
  }),
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

/** The library takes text. */
function textsOf(
  secrets: readonly [string, ...string[]],
  purpose: 'proof' | 'proof-solution',
): [string, ...string[]] {
  const [newest, ...older] = deriveKeys(secrets, purpose);
  const text = (key: typeof newest) => key.export().toString('hex');
  return [text(newest), ...older.map(text)];
}
