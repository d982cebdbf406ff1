import type { Limits } from './limits.ts';
import type { Proofs, ProvenFor } from './proofs.ts';

/** A page that asks for a new guest. */
export interface NewGuestRequest {
  readonly address: string;
  readonly provenFor: ProvenFor;
  readonly proof: string | undefined;
}

/**
 * Lets a new guest in, or throws `rate-limited` or `proof-required`. Who comes with a proof was counted by address when
 * its challenge was given; a visitor who has no proof, and needs one, uses up nothing of what all have together.
 */
export async function letIn(
  { limits, proofs }: { limits: Limits; proofs: Proofs },
  { address, provenFor, proof }: NewGuestRequest,
  headers: string[],
): Promise<void> {
  if (!(await proofs.accept(proof, provenFor))) {
    await limits.countAddress(address, headers);
    if (proofs.areNeeded(limits.load())) throw await proofs.demand(provenFor);
  }
  await limits.countNewGuest(headers);
}
