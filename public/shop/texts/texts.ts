/** One umbrella. */
export interface Umbrella {
  readonly name: string;
  readonly price: string;
  readonly picture: string;
  /** One line on the card. */
  readonly line: string;
  /** Three facts: what is measured, and how much it is. */
  readonly facts: readonly Row[];
  readonly choice: string;
  /** On its own page. */
  readonly story: string;
  readonly parts: readonly string[];
  /** The button that asks about it, and what the visitor then says. */
  readonly ask: string;
  readonly question: string;
}

export const umbrellas = ['calder', 'pocketful', 'ferry', 'puddle', 'allotment', 'second-life'] as const;
export type UmbrellaName = (typeof umbrellas)[number];

type Row = readonly [what: string, value: string];

/** All that the shop says in one language. */
export interface Texts {
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  /** The language's own name. */
  readonly called: string;
  readonly languages: string;
  readonly main: string;
  /** The smaller menu above it: account, and what the page hears. */
  readonly desk: string;
  readonly skip: string;
  readonly menu: Readonly<
    Record<'umbrellas' | 'size' | 'mending' | 'delivery' | 'account' | 'heard', string>
  >;
  readonly askUs: string;
  readonly home: {
    readonly title: string;
    readonly description: string;
    readonly heading: string;
    readonly words: string;
    readonly see: string;
    readonly broken: string;
    readonly picture: string;
    readonly six: string;
    readonly sixWords: string;
  };
  readonly umbrellas: Readonly<Record<UmbrellaName, Umbrella>>;
  readonly product: { readonly parts: string; readonly size: string; readonly others: string };
  readonly size: {
    readonly heading: string;
    readonly words: string;
    readonly steps: readonly Row[];
    readonly caption: string;
    readonly head: readonly [string, string, string];
    readonly rows: readonly (readonly string[])[];
  };
  readonly mending: {
    readonly heading: string;
    readonly description: string;
    readonly words: string;
    readonly picture: string;
    readonly tariff: readonly Row[];
    readonly more: string;
    readonly how: string;
    readonly steps: readonly Row[];
    readonly ask: string;
    readonly question: string;
  };
  readonly delivery: {
    readonly heading: string;
    readonly words: string;
    readonly caption: string;
    readonly head: readonly [string, string, string];
    readonly rows: readonly (readonly [string, string, string])[];
    readonly answers: readonly Row[];
  };
  readonly account: {
    readonly heading: string;
    readonly description: string;
    readonly words: string;
    readonly name: string;
    readonly hint: string;
    readonly signIn: string;
    readonly signOut: string;
    /** Before the customer's name. */
    readonly hello: string;
    readonly known: string;
    readonly orders: string;
    readonly order: readonly Row[];
    readonly ask: string;
    readonly question: string;
    readonly closed: string;
    readonly failed: string;
    readonly noScript: string;
  };
  readonly heard: {
    readonly heading: string;
    readonly description: string;
    readonly words: string;
    readonly state: string;
    readonly list: string;
    readonly none: string;
    readonly all: string;
    readonly noScript: string;
  };
  readonly footer: {
    readonly workshop: string;
    readonly open: string;
    readonly hours: readonly [string, string];
    readonly write: string;
    readonly colophon: string;
  };
}
