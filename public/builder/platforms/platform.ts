import type { Tag } from '../tag.ts';

/** A kind of site, with every way in which the tag gets there. */
export interface Platform {
  readonly title: string;
  /** What this kind of site does to a tag, and what that means; before the ways, since it decides between them. */
  readonly mind: readonly string[];
  ways(tag: Tag): readonly Way[];
}

/**
 * One way: something to copy, and what to do with it, for somebody who has never seen code. `words.tsx` says how
 * the texts are written.
 */
export interface Way {
  readonly title: string;
  readonly code: string;
  readonly language: 'html' | 'php' | 'yaml' | 'typoscript' | 'jsx' | 'vue' | 'shell';
  readonly steps: readonly string[];
}

/** The step that ends every way: a tag that was published is not a chat that opens. */
export const LOOK =
  'Open your site in a private window. The button stands in the corner; click it, and the chat opens. If it does not, ask the [doctor](doctor).';
