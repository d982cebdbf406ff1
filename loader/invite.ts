import { type Announce, createAnnounce } from './announce.ts';
import { askForAvailability, asksForAvailability, isClosed } from './availability-answer.ts';
import { optionsOfInvite } from './build-time.ts';
import { addressOfCompanion, endpointAt } from './chat/settings.ts';
import { memory, type Once } from './invite-memory.ts';
import { type Occasion, parseOccasions, watchOccasions } from './invite-occasions.ts';
import { drawTeaser, type Teaser } from './invite-teaser.ts';
import { inviteTexts } from './invite-texts.ts';
import { languageOfVisitor } from './language.ts';
import type { Page } from './page.ts';
import { type OptionsNamed, parseOptions } from './parse-options.ts';
import { isConversationOn } from './unasked.ts';

/** In ms. Consent, navigation and a hidden launcher have no event in common, and an invitation is not urgent. */
const LOOK_EVERY = 1_000;

/** In ms: nobody is interrupted who has written something so short a time ago. */
const PAUSE = 4_000;

/** All that opens the chat by a click, in the page and in ours. */
const OPENERS =
  '[data-messenger=""],[data-messenger=open],[data-messenger=toggle],[href$="#messenger"],[href*="#messenger?"]';

/**
 * Invites the visitor to a chat, as `data-invite` says: a teaser beside the launcher, at most once a page. Nothing of the
 * chat is fetched for it, and nothing read or kept, before consent. A tag that wants to know whether anybody is there invites
 * only while that is so, or cannot be known.
 */
export function start(page: Page): void {
  const options = parseOptions(optionsOfInvite, page.raw);
  const occasions = parseOccasions(options.invite);
  if (occasions.length > 0 && !page.signal.aborted) new Invitation(page, options).begin(occasions);
}

/** Until it was taken or declined, or there is no place for it any more. */
class Invitation {
  readonly #page: Page;
  readonly #text: string;
  readonly #once: Once;
  readonly #announce: Announce;
  readonly #over = new AbortController();
  #teaser: Teaser | undefined;
  /** `asked`: the answer is on its way. */
  #attended: 'unasked' | 'asked' | 'maybe';
  #wroteAt = Number.NEGATIVE_INFINITY;

  constructor(page: Page, { inviteText, inviteOnce }: OptionsNamed<'inviteText' | 'inviteOnce'>) {
    this.#page = page;
    this.#text = inviteText;
    this.#once = inviteOnce === 'visitor' ? 'visitor' : 'session';
    this.#attended = asksForAvailability(page.raw) ? 'unasked' : 'maybe';
    this.#announce = createAnnounce(page.raw.analytics ?? '', page.signal);
  }

  begin(occasions: readonly Occasion[]): void {
    const { signal } = this.#over;
    this.#page.signal.addEventListener('abort', () => this.#end(), { signal });
    // Who has been in the chat needs no invitation, also where it was the site's own code that opened it.
    document.addEventListener('messenger-tag:opened', () => this.#end(), { signal });
    addEventListener('click', (event) => this.#clicked(event), { signal });
    document.addEventListener('keydown', (event) => this.#pressed(event), { signal });
    const wrote = () => {
      this.#wroteAt = performance.now();
    };
    document.addEventListener('input', wrote, { signal, passive: true, capture: true });
    watchOccasions(occasions, signal, () => this.#happened());
  }

  #happened(): void {
    const timer = setInterval(() => this.#look(), LOOK_EVERY);
    this.#over.signal.addEventListener('abort', () => clearInterval(timer));
    this.#look();
  }

  #look(): void {
    const standsThere = this.#teaser !== undefined;
    // The storage is read once there is consent, and not a moment sooner.
    if (!mayStand(this.#page)) {
      if (standsThere) this.#end();
    } else if (this.#isChatOn() || (!standsThere && memory.isOver(this.#once))) this.#end();
    else if (!standsThere && !this.#isVisitorBusy()) this.#showWhereAttended();
  }

  #showWhereAttended(): void {
    if (this.#attended === 'unasked') void this.#ask();
    if (this.#attended === 'maybe') this.#show();
  }

  async #ask(): Promise<void> {
    const { raw } = this.#page;
    this.#attended = 'asked';
    const endpoint = endpointAt(raw.tokenEndpoint || 'api/guest-token', addressOfCompanion(this.#page));
    const isSomebodyMissing = endpoint && isClosed(await askForAvailability(endpoint, raw.deploymentId));
    this.#attended = 'maybe';
    if (this.#over.signal.aborted) return;
    if (isSomebodyMissing) this.#end();
    else this.#look();
  }

  #show(): void {
    const language = languageOfVisitor(this.#page.raw.locale ?? '', Object.keys(inviteTexts)) ?? 'en';
    const ours = inviteTexts[language] ?? inviteTexts.en;
    const words = { ...ours, text: this.#text || ours.text };
    memory.shown(this.#once);
    this.#teaser = drawTeaser(this.#page, words, language, () => this.#decline());
    this.#announce('invite_shown');
  }

  #decline(): void {
    if (!this.#teaser) return;
    memory.declined();
    this.#end();
    this.#announce('invite_dismissed');
  }

  #clicked(event: Event): void {
    if (!event.composedPath().some((one) => one instanceof Element && one.matches(OPENERS))) return;
    const isTaken = this.#teaser !== undefined;
    this.#end();
    if (isTaken) this.#announce('invite_taken');
  }

  /** In a field, or with a dialog of the page, Escape is theirs. */
  #pressed({ key, target, defaultPrevented }: KeyboardEvent): void {
    const isInField = target instanceof Element && target.matches('input,textarea,select,[contenteditable]');
    if (key === 'Escape' && !defaultPrevented && !isInField && !hasDialog()) this.#decline();
  }

  /** What stands here is where the panel of the chat would be. */
  #isChatOn(): boolean {
    return isConversationOn() !== undefined || this.#page.root.querySelector('[role=dialog]') !== null;
  }

  #isVisitorBusy(): boolean {
    return document.hidden || hasDialog() || performance.now() - this.#wroteAt < PAUSE;
  }

  #end(): void {
    this.#over.abort();
    this.#teaser?.remove();
    this.#teaser = undefined;
  }
}

/** With consent, and beside a launcher that is seen: ours, or Genesys's in its place (genesys.md 3.6, CONFIRMED-2). */
function mayStand({ isHeld, button }: Page): boolean {
  const launchers = [button, document.querySelector('#genesys-mxg-frame')];
  return !isHeld && launchers.some((one) => one !== null && one.getClientRects().length > 0);
}

function hasDialog(): boolean {
  return document.querySelector('dialog[open],[aria-modal=true]') !== null;
}
