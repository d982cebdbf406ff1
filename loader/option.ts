/** One option of the tag. */
export interface Option {
  /** What it may be. A word in angle brackets stands for anything of that kind: `option-kinds.ts`. */
  values: readonly string[];
  /** What holds without the option: one of `values`, or empty where there is nothing. */
  default: string;
  /** What holds with a bad value, where the default would not be the safe side. */
  ifBad?: string;
  /**
   * Needed before anybody asks for the chat: the values that make a difference then, and only they go into `loader.js`.
   * Any other is to stage one as the default, or empty where that is among them.
   */
  early?: readonly string[];
  /** The part of the loader that alone reads it. Its values are in that part's file, and neither in `loader.js` nor `chat.js`. */
  part?: 'looks' | 'invite' | 'capture' | 'attention' | 'availability';
  /** One line for `public/docs/contract.md`. */
  help: string;
}
