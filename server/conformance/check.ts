import type { Row } from '../sandbox/conformance/rows/row.ts';

/** What the live run says of one row. Texts are masked before anybody sees them, but hold no secret knowingly. */
export type Outcome =
  | { readonly kind: 'as documented' }
  /** `came`: what came in the place of what is documented. */
  | { readonly kind: 'different'; readonly came: string }
  | { readonly kind: 'not asked'; readonly why: string };

export const asDocumented: Outcome = { kind: 'as documented' };
export const different = (came: string): Outcome => ({ kind: 'different', came });
export const notAsked = (why: string): Outcome => ({ kind: 'not asked', why });

/** Looks at one row. `Seen` is what it looks at: Genesys itself, or a conversation that was held before. */
export interface Check<Seen> {
  /** The id of the row. */
  readonly row: string;
  look(seen: Seen): Outcome | Promise<Outcome>;
}

/** A row of the report: besides the documented ones there are some that are only remembered or claimed, and worth asking. */
export interface LiveRow extends Omit<Row, 'status'> {
  readonly status: Row['status'] | 'MEMORY' | 'CLAIMED';
}
