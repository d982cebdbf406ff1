/** Makes guests: one way to do it, chosen by GUEST_ISSUER. */
export interface Issuer {
  /** A new guest. `token` is the visitor's secret. Rejects with a `Problem`. */
  issue(): Promise<{ guestId: string; token: string }>;
}
