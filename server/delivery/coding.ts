import Negotiator from 'negotiator';

const CODINGS = ['br', 'gzip', 'identity'] as const;

/** How a file's bytes are packed for the way. */
export type Coding = (typeof CODINGS)[number];

/** The smallest that the browser takes, by what it says in `Accept-Encoding`. */
export function codingFor(accepted: string | string[] | undefined): Coding {
  const negotiator = new Negotiator({ headers: { 'accept-encoding': String(accepted ?? '') } });
  const taken = new Set(negotiator.encodings([...CODINGS]));
  return CODINGS.find((each) => taken.has(each)) ?? 'identity';
}
