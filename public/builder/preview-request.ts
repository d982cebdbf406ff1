import { kebab } from './option-values.ts';
import type { TagOption } from './tag.ts';

/** What the visitor is looking at in the preview. */
export const views = ['button', 'invitation', 'opening', 'consent', 'failure', 'offline', 'unread'] as const;
export type View = (typeof views)[number];

/** All that the page in the frame is told: it is made anew for each. */
export interface PreviewRequest {
  readonly options: readonly TagOption[];
  readonly view: View;
  readonly scheme: 'light' | 'dark';
  readonly direction: 'ltr' | 'rtl';
  /** Whether a click opens the real chat: only where the sandbox plays Genesys. */
  readonly opens: 'sandbox' | 'nothing';
}

/** As the fragment of the frame's address. */
export function toFrameFragment({ options, view, scheme, direction, opens }: PreviewRequest): string {
  const own = { view, scheme, direction, opens };
  const ofTag = options.map(({ name, value }) => [`data-${kebab(name)}`, value]);
  return `${new URLSearchParams([...Object.entries(own), ...ofTag])}`;
}

/** What the page in the frame reads. Anybody may open it by another address: what it does not know counts as the first of its kind. */
export function readFrameFragment(fragment: string): Omit<PreviewRequest, 'options'> & {
  readonly attributes: readonly (readonly [name: string, value: string])[];
} {
  const given = new URLSearchParams(fragment.replace(/^#/, ''));
  return {
    view: views.find((view) => view === given.get('view')) ?? 'button',
    scheme: given.get('scheme') === 'dark' ? 'dark' : 'light',
    direction: given.get('direction') === 'rtl' ? 'rtl' : 'ltr',
    opens: given.get('opens') === 'sandbox' ? 'sandbox' : 'nothing',
    attributes: [...given].filter(([name]) => /^data-[a-z-]+$/.test(name) && !NOT_IN_PREVIEW.test(name)),
  };
}

/**
 * What a visitor sees at once is shown; when it loads, where, and for whom, is not: the frame is one page for itself. Above
 * all it asks nobody for a guest by an address that somebody wrote.
 */
const NOT_IN_PREVIEW =
  /^data-(deployment-id|region|token-endpoint|load|consent|show-on|hide-on|user-token|analytics|debug|invite|invite-once|capture|alert|when-closed|show-wait|attribute-.*)$/;

/** What the frame says when its button stands there, so that it takes the place of the frame before it. */
export const READY = 'messenger-tag-preview: ready';
