/** What one check of a page has found. Whoever asks reads it, so it says nothing that the public may not know. */
export interface PageFinding {
  readonly title: string;
  /** `warning`: the chat may show, but something is not as it should be, or could not be looked at. */
  readonly status: 'ok' | 'warning' | 'failed' | 'skipped';
  readonly says: string;
  readonly remedy?: string;
  /** What the remedy says to write, as it is to be pasted. */
  readonly paste?: string | undefined;
  /** The part of `public/docs/troubleshooting.md` that has more: the anchor of its heading. */
  readonly help?: HelpAnchor | undefined;
}

/** The answer of `POST /api/doctor/page`: contract 3.7. */
export interface PageAnswer {
  /** Where the page came from; as it was asked for, where none came. */
  readonly url: string;
  readonly findings: readonly PageFinding[];
  /** The tag that was found, for the checks that the browser does with the loader's own tables. */
  readonly tag: { readonly src: string; readonly attributes: Readonly<Record<string, string>> } | null;
}

/** Headings of `public/docs/troubleshooting.md` to which findings lead. */
export const helpAnchors = [
  'nothing-shows-at-all',
  'it-shows-in-the-editor-not-on-the-page',
  'after-an-optimiser-was-installed',
  'behind-a-cookie-banner',
  'it-shows-on-some-pages-only',
  'the-launcher-shows-nothing-opens',
  '403-on-options-or-on-guest-token',
  'it-works-on-www-not-on-shop',
  'the-tag-is-there-twice',
  'it-speaks-the-wrong-language',
  'an-option-does-nothing',
  'a-new-version-does-not-arrive',
] as const;

export type HelpAnchor = (typeof helpAnchors)[number];
