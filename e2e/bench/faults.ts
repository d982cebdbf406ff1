import type { Locator, Request, Route } from '@playwright/test';
import { messenger, type Page, problemsOf } from '../fixtures.ts';

export const faults = ['blocked', 'hung', 'slow', '404', 'garbage'] as const;
export type Fault = (typeof faults)[number];

/**
 * For how many seconds of the page's clock an answer is held. What is slow comes within every deadline but that of the
 * language files, for which nobody waits so long.
 */
const delays: Partial<Record<Fault, number>> = { slow: 5, hung: Number.POSITIVE_INFINITY };
/** In seconds, longer than any chain of the loader's deadlines: what is not there by then does not come. */
const PATIENCE = 45;
/** Real time, for what nothing holds up. */
const REAL_MS = 5_000;

/** What the visitor has before their eyes. */
export interface Sight {
  isOpen: boolean;
  /** So that it can be written in, or begun anew where the conversation is over. */
  goesOn: boolean;
  /** They are asked whether they agree. */
  isAsked: boolean;
  /** There is something to read, and something of ours to press. */
  says: boolean;
  /** For whoever reads about a miss. */
  words: string;
}

/** Somebody in front of a page whose clock we turn, and one file or answer that fails them. */
export class Visitor {
  readonly page: Page;
  readonly launcher: Locator;
  readonly #panel: Locator;
  readonly problems: () => Promise<{ code: string }[]>;
  /** How often the fault was met: a case in which it never was has shown nothing. */
  hits = 0;
  #isMended = false;
  readonly #underWay = new Set<Request>();
  readonly #held = new Map<Request, { seconds: number; letThrough(): void }>();

  private constructor(page: Page, problems: () => Promise<{ code: string }[]>) {
    this.page = page;
    this.problems = problems;
    this.launcher = page.locator('messenger-tag button[data-messenger]');
    this.#panel = page.locator('messenger-tag section');
    page.on('request', (request) => this.#underWay.add(request));
    page.on('requestfinished', (request) => this.#underWay.delete(request));
    page.on('requestfailed', (request) => this.#underWay.delete(request));
  }

  static async comes(page: Page): Promise<Visitor> {
    page.setDefaultTimeout(REAL_MS);
    await page.clock.install();
    return new Visitor(page, await problemsOf(page));
  }

  /** From now on `file`, by the end of its path, fails until it is mended. */
  async breaks(file: string, fault: Fault): Promise<void> {
    const isBroken = ({ pathname }: URL) => pathname.endsWith(`/${file}`);
    await this.page.route(isBroken, async (route) => {
      if (this.#isMended) return route.continue();
      this.hits++;
      const seconds = delays[fault];
      if (seconds)
        await new Promise<void>((letThrough) => this.#held.set(route.request(), { seconds, letThrough }));
      await answers[fault](route);
    });
  }

  /**
   * From now on `file` is there. What hangs goes on hanging, as on a connection that is dead: so the route stays, since
   * without one the browser lets through all that it held.
   */
  mended(): void {
    this.#isMended = true;
    this.#passes(PATIENCE);
  }

  /** Lets the page's clock run until `isOver`, or until nothing more can come. Resolves with whether it is over. */
  async waits(isOver: () => boolean | Promise<boolean>, seconds = PATIENCE): Promise<boolean> {
    for (let second = 0; second < seconds; second++) {
      if (await isOver()) return true;
      await this.#atRest();
      await this.page.clock.runFor(1_000);
      this.#passes(1);
    }
    return isOver();
  }

  /** Lets time pass until that is seen. Whoever is asked for consent agrees. */
  async sees(isEnough: (sight: Sight) => boolean): Promise<Sight> {
    let sight = await this.looks();
    await this.waits(async () => {
      sight = await this.looks();
      if (sight.isAsked) await this.#panel.getByRole('button').first().click();
      return isEnough(sight);
    });
    return sight;
  }

  async looks(): Promise<Sight> {
    const chat = messenger(this.page);
    const isOpen = await chat.getByRole('textbox').isVisible();
    const goesOn = isOpen || (await chat.getByRole('alert').getByRole('button').isVisible());
    const { words, ...ours } = await this.page.evaluate(shownOfOurs);
    return { isOpen, goesOn, ...ours, words: words.join(', ') };
  }

  /** Where the panel has no such way, the launcher is what is left. */
  async triesAgain(): Promise<void> {
    const again = this.#panel.getByRole('button', { name: /^(Try again|Noch einmal versuchen)$/ });
    await ((await again.isVisible()) ? again : this.launcher).click();
  }

  /** Signs in, or out without a token, and waits for the answer. Resolves with whether there was one. */
  async becomes(userToken: string): Promise<boolean> {
    let isAnswered = false;
    const command = (token: string) =>
      token ? window.MessengerTag?.('identify', token) : window.MessengerTag?.('logout');
    const answer = this.page.evaluate(command, userToken).then(() => {
      isAnswered = true;
    });
    const isInTime = this.waits(() => isAnswered);
    // Without an answer it fails when the page is closed, which is no news.
    return Promise.race([isInTime, answer.then(() => isInTime)]);
  }

  status() {
    return this.page.evaluate(() => window.MessengerTag?.('status'));
  }

  #passes(seconds: number): void {
    for (const [request, wait] of this.#held) {
      wait.seconds -= seconds;
      if (wait.seconds > 0) continue;
      this.#held.delete(request);
      wait.letThrough();
    }
  }

  /** The clock must not overtake what only needs the processor: that would be a fault of this bench. */
  async #atRest(): Promise<void> {
    const end = Date.now() + REAL_MS;
    const isFetching = () => [...this.#underWay].some((request) => !this.#held.has(request));
    // A worker is at a proof of work, or waits for its script itself.
    const isWorking = () => this.page.workers().length > 0 && this.#held.size === 0;
    while ((isFetching() || isWorking()) && Date.now() < end) await this.page.evaluate(() => {});
  }
}

/** As a proxy on the way would answer: with a page of its own. */
const foreignPage = '<!doctype html><title>Somebody else’s page</title>';

const answers: Record<Fault, (route: Route) => Promise<void>> = {
  blocked: (route) => route.abort('blockedbyclient'),
  hung: (route) => route.abort(),
  // Whoever was to get it may be gone by then.
  slow: (route) => route.continue().catch(() => {}),
  404: (route) => route.fulfill({ status: 404, contentType: 'text/html', body: foreignPage }),
  garbage: (route) => {
    const isScript = route.request().resourceType() === 'script';
    const contentType = isScript ? 'text/javascript' : 'application/json';
    return route.fulfill({ contentType, body: foreignPage });
  },
};

/** Runs in the page. */
async function shownOfOurs() {
  const isSeen = (element: Element | null | undefined): element is HTMLElement => {
    const { left = 0, right = 0, top = 0, bottom = 0 } = element?.getBoundingClientRect() ?? {};
    const isInside = right > 0 && bottom > 0 && left < innerWidth && top < innerHeight && bottom > top;
    return isInside && Boolean(element?.checkVisibility({ opacityProperty: true, visibilityProperty: true }));
  };
  const root = document.querySelector('messenger-tag')?.shadowRoot;
  const section = root?.querySelector('section');
  const button = root?.querySelector('button[data-messenger]');
  const { state, problem } = (await window.MessengerTag?.('status')) ?? {};
  const ways = [...(section?.querySelectorAll('button, a') ?? [])].filter(isSeen);
  const read = isSeen(section) ? section.innerText.replace(/\s+/g, ' ').trim() : '';
  const isBusy = button?.ariaBusy === 'true';
  const launcher = isSeen(button)
    ? `launcher ${isBusy ? '(busy) ' : ''}“${button.innerText}”`
    : 'no launcher';
  return {
    isAsked: state === 'consent' && ways.length > 0,
    says: read ? ways.length > 0 : isSeen(button) && button.innerText !== '' && !isBusy,
    words: [`state ${state}`, problem?.code ?? 'no problem', launcher, read ? `panel “${read}”` : 'no panel'],
  };
}
