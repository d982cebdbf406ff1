import { z } from 'zod';

/** Of what a visitor sends, all that a scenario reads. */
export interface Written {
  readonly text?: string | undefined;
  readonly content?: readonly unknown[] | undefined;
}

/** The answer to a date picker has no text: then what was picked is what it says (genesys.md 11.3, CONFIRMED-2). */
export function wordsOf({ text, content: [first] = [] }: Written): string {
  return text ?? picked.safeParse(first).data?.buttonResponse.payload ?? '';
}

const picked = z.object({ buttonResponse: z.object({ payload: z.string() }) });
