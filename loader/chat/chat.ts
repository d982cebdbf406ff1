import { type Announce, createAnnounce } from '../announce.ts';
import type { State, Status } from '../api.ts';
import type { Page } from '../page.ts';
import type { Options } from '../parse-options.ts';
import type { Problem } from '../problems.ts';
import { adviseDevelopers } from './advise-developers.ts';
import { AtGenesys } from './at-genesys.ts';
import { Attributes } from './attributes.ts';
import { surviveBodySwaps } from './body-swaps.ts';
import { answer } from './commands.ts';
import { ConsentGate } from './consent-gate.ts';
import { listenersOf } from './genesys-events.ts';
import { GenesysLauncher } from './genesys-launcher.ts';
import { answersOf, Guests } from './guest.ts';
import { Launcher } from './launcher.ts';
import { Lifecycle } from './lifecycle.ts';
import { textsFor } from './load-texts.ts';
import { Messenger } from './messenger.ts';
import { Mounting } from './mounting.ts';
import { optionsOf } from './options-of-chat.ts';
import { heedPage } from './page-events.ts';
import { Panel } from './panel.ts';
import { prepareUnasked } from './preload.ts';
import { problemOf } from './problem.ts';
import { guestSentAlong } from './sent-along.ts';
import { addressOfCompanion, endpointAt, type KnownSettings, knownSettings } from './settings.ts';
import { failure, offline, opening, openingWithoutGuest } from './views.ts';
import { ChatWindow } from './window.ts';

/** Stage two: joins a guest session and Messenger, unless the tag has left the page meanwhile. */
export function start(page: Page): void {
  if (page.signal.aborted) for (const { done } of page.calls) done({ state: 'waiting' });
  else new Chat(page).begin();
}

/** The chat of one page. Every command of the site and every event of Genesys comes here. */
class Chat {
  readonly page: Page;
  readonly options: Options;
  readonly known: KnownSettings;
  readonly deploymentId: string | undefined;
  readonly endpoint: string;
  readonly key: string;
  readonly announce: Announce;
  readonly lifecycle: Lifecycle;
  readonly messenger: Messenger;
  readonly guests: Guests;
  readonly window: ChatWindow;
  readonly panel: Panel;
  readonly launcher: Launcher;
  readonly genesysLauncher = new GenesysLauncher(this);
  readonly atGenesys: AtGenesys;
  readonly attributes: Attributes;
  readonly #mounting: Mounting;
  readonly #consent: ConsentGate;
  #problem: Problem | undefined;

  constructor(page: Page) {
    const options = optionsOf(page);
    const texts = textsFor(page, options.locale);
    this.page = page;
    this.options = options;
    this.known = knownSettings(page);
    this.deploymentId = options.deploymentId || this.known.deploymentId;
    this.endpoint = endpointAt(options.tokenEndpoint, addressOfCompanion(page));
    this.key = `messenger-tag:${this.deploymentId}`;
    this.atGenesys = new AtGenesys(this);
    this.announce = createAnnounce(options.analytics, page.signal);
    const userToken = page.userToken || options.userToken || undefined;
    this.lifecycle = new Lifecycle(userToken, (...change) => this.#entered(...change));
    this.messenger = new Messenger(page.script?.nonce, page.signal, listenersOf(this));
    this.guests = new Guests(this, guestSentAlong(page, options, this.known));
    this.launcher = new Launcher(page, texts);
    this.panel = new Panel(page, options, texts);
    this.attributes = new Attributes(page, (error) => this.tell(error));
    this.#mounting = new Mounting(this);
    this.window = new ChatWindow(this);
    this.#consent = new ConsentGate(this, options.consent);
  }

  get isMounted(): boolean {
    return this.lifecycle.state === 'ready' || this.window.isOpen;
  }

  get status(): Status {
    const { settings } = this.#mounting;
    return {
      state: this.lifecycle.state,
      guestId: this.guests.now?.guestId,
      deploymentId: settings?.deploymentId ?? this.deploymentId,
      region: settings?.region,
      problem: this.#problem,
      availability: this.window.doorkeeper?.answer,
      version: '__VERSION__',
    };
  }

  /** Nothing is mounted without consent, or once the chat has left its page. */
  get mayMount(): boolean {
    return this.#consent.isOpen;
  }

  /** Takes over from stage one, with the commands that have come until now. */
  begin(): void {
    const { page } = this;
    page.answer = (call) => void answer(this, call);
    for (const call of page.calls.splice(0)) page.answer(call);
    heedPage(this);
    surviveBodySwaps(page.signal);
    this.#prepareUnasked();
    adviseDevelopers(page, this.options);
  }

  open(): Promise<void> {
    this.window.isWanted = true;
    if (!this.window.isOpen) this.panel.show(opening);
    if (!this.#consent.isOpen) return this.#consent.ask();
    return this.window.move();
  }

  close(): Promise<void> {
    this.window.isWanted = false;
    this.panel.close();
    // A start goes on, for the next time; a question does not.
    if (this.lifecycle.state === 'consent') this.lifecycle.take('stopped');
    return this.window.move();
  }

  /** Brings Messenger. Resolves also when that failed: the state says so. */
  mount(): Promise<void> {
    return this.#mounting.run();
  }

  mounted(): void {
    this.messenger.register('GuestSession', answersOf(this.guests));
    this.guests.keep();
    if (this.options.launcher === 'genesys') void this.genesysLauncher.wish('Launcher.show');
    this.announce('ready');
  }

  /** The visitor reads why, if they wait for the chat. */
  failed(error: unknown): void {
    this.tell(error);
    this.#mounting.forget();
    this.lifecycle.take('failed');
    const problem = this.#problem;
    if (!problem || !this.window.isWanted || this.window.isOpen) return;
    if (problem.code === 'sign-in-needed') this.announce('sign_in_needed');
    this.panel.show(problem.code === 'offline' ? offline : failure(problem, this.options.fallbackUrl, this));
  }

  /** The chat opens without. */
  guestFailed(error: unknown): void {
    this.tell(error);
    if (this.window.isWanted) this.panel.show(openingWithoutGuest);
  }

  /** Tells the page. */
  tell(error: unknown): void {
    this.#problem = problemOf(error);
    this.announce('problem', this.#problem);
  }

  /** They go with the visitor's next message (genesys.md 3.7), so a failure here must not keep the window shut. */
  async sendAttributes(): Promise<void> {
    const customAttributes = this.attributes.withGuest(this.guests.now);
    try {
      await this.messenger.command('Database.set', { messaging: { customAttributes } });
    } catch (error) {
      this.tell(error);
    }
  }

  async allow(): Promise<void> {
    this.#consent.isOpen = true;
    this.#prepareUnasked();
    if (this.window.isWanted) await this.open();
  }

  /** What is on its way counts no more, and nothing begins without a new consent. */
  stop(): Promise<void> {
    this.#consent.isOpen = false;
    this.#mounting.stop();
    return this.close();
  }

  #prepareUnasked(): void {
    if (this.#consent.isOpen) prepareUnasked(this.page, this.options, () => void this.mount());
  }

  #entered(state: State, before: State): void {
    if (state === 'starting') this.#problem = undefined;
    if (state === 'open') {
      this.panel.close();
      this.announce('opened');
    }
    if (before === 'open') this.announce('closed');
    this.launcher.entered(state);
  }
}
