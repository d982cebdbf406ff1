import fc from 'fast-check';

/** Changes a part of a request. */
export type Mutation<T> = (before: T) => T;

/** One of these, each as often as its weight says. */
export function weighted<T>(
  ...choices: readonly (readonly [weight: number, arbitrary: fc.Arbitrary<T>])[]
): fc.Arbitrary<T> {
  return fc.oneof(...choices.map(([weight, arbitrary]) => ({ weight, arbitrary })));
}

/** Mutations of one kind, which differ in what is drawn for each. */
export function mutations<T, Drawn>(
  drawn: fc.Arbitrary<Drawn>,
  change: (before: T, drawn: Drawn) => T,
): fc.Arbitrary<Mutation<T>> {
  return drawn.map((each) => (before) => change(before, each));
}

/** One of these mutations. */
export function oneOf<T>(...mutations: readonly Mutation<T>[]): fc.Arbitrary<Mutation<T>> {
  return fc.constantFrom(...mutations);
}

/** Up to three mutations in one request, none in so many others. */
export function some<T>(
  any: fc.Arbitrary<Mutation<T>>,
  { others }: { others: number },
): fc.Arbitrary<readonly Mutation<T>[]> {
  return weighted<readonly Mutation<T>[]>(
    [others, fc.constant([])],
    [1, fc.array(any, { minLength: 1, maxLength: 3 })],
  );
}

/** What these mutations make of a value, one after the other. */
export function mutated<T>(value: T, all: readonly Mutation<T>[]): T {
  return all.reduce((before, mutation) => mutation(before), value);
}

/** A text with another one in it. `at` chooses the place, however large it is. */
export function inserted(text: string, at: number, more: string): string {
  const index = at % (text.length + 1);
  return text.slice(0, index) + more + text.slice(index);
}

/** A text with one of its characters replaced. */
export function replaced(text: string, at: number, by: (code: number) => string): string {
  if (text === '') return text;
  const index = at % text.length;
  return text.slice(0, index) + by(text.charCodeAt(index)) + text.slice(index + 1);
}
