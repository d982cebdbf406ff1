/** One documented fact that a test can show the sandbox to follow. */
export interface Row {
  /** Section of genesys.md, then a name; a test covers the row by naming it in its title: `[4.4/4013] …`. */
  readonly id: string;
  readonly what: string;
  readonly status: 'CONFIRMED' | 'CONFIRMED-2';
  /** Why no test covers it, for a row that is knowingly left out. */
  readonly leftOut?: string;
}
