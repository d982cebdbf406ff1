import type { Organisation } from '../organisation.ts';
import { type Written, wordsOf } from '../scenario/heard.ts';
import { type Message, type Play, play, type Turn } from '../scenario/play.ts';
import { typingOn } from './events.ts';
import type { Session } from './session.ts';
import { fromBot } from './structured-message.ts';

/** The visitor has joined: the bot begins, once. */
export function botJoins(organisation: Organisation, session: Session): void {
  if (session.agent !== undefined || session.isHandedOver) return;
  session.botTurn ??= new BotTurn(organisation, session);
}

/**
 * The visitor has written something, or sent a file without words. Where they never joined, the bot begins before it reads;
 * what comes while it speaks it reads afterwards.
 */
export function botReads(organisation: Organisation, session: Session, written: Written): void {
  botJoins(organisation, session);
  session.botTurn?.hear(wordsOf(written));
}

/** A person takes the conversation, and the bot breaks off. When it is given back, the bot answers, and greets nobody. */
export function personTakes(session: Session, agent: string): void {
  session.agent = agent;
  session.isHandedOver = false;
  dismissBot(session, 'answers');
}

/** Ends the conversation: a disconnect, which leaves the session read-only unless set otherwise (genesys.md 4.3, CONFIRMED). */
export function botLeaves({ settings }: Organisation, session: Session): undefined {
  const name = session.botTurn?.name ?? settings.scenario.name;
  // Otherwise the visitor's next words are the beginning of another conversation in the same session.
  dismissBot(session, 'start');
  const readOnly = settings.conversationDisconnect === 'ReadOnly';
  session.say(
    fromBot(
      name,
      { type: 'Event', events: [{ eventType: 'Presence', presence: { type: 'Disconnect' } }] },
      readOnly ? { readOnly: 'true' } : {},
    ),
  );
  session.readOnly = readOnly;
}

function dismissBot(session: Session, nextPlay: Session['nextPlay']): void {
  session.botTurn?.end();
  session.botTurn = undefined;
  session.nextPlay = nextPlay;
}

/** Plays a scenario in one conversation, until somebody ends it. What is set meanwhile counts for the next conversation. */
class BotTurn {
  readonly #organisation: Organisation;
  readonly #session: Session;
  readonly name: string;
  /** What the visitor has written and the bot has not read yet. */
  readonly #unread: string[] = [];
  #wake: () => void = () => {};
  #isOver = false;

  constructor(organisation: Organisation, session: Session) {
    const { scenario } = organisation.settings;
    this.#organisation = organisation;
    this.#session = session;
    this.name = scenario.name;
    void this.#run(play(scenario, session.nextPlay));
  }

  hear(words: string): void {
    this.#unread.push(words);
    this.#wake();
  }

  end(): void {
    this.#isOver = true;
  }

  /** Ended, or the conversation is over by what somebody else did. */
  get #isSilent(): boolean {
    const { state, readOnly } = this.#session;
    return this.#isOver || state !== 'open' || readOnly;
  }

  async #run(plays: Play): Promise<void> {
    let turn = plays.next('');
    while (!turn.done) {
      const words = await this.#take(turn.value);
      if (this.#isSilent) return;
      turn = plays.next(words);
    }
  }

  /** Does it; the visitor's words where it listens. */
  async #take(turn: Turn): Promise<string> {
    switch (turn.do) {
      case 'listen':
        return this.#listen();
      case 'say':
        await this.#say(turn.message);
        break;
      case 'type':
        this.#showTyping();
        await this.#organisation.clock.wait(turn.ms);
        break;
      case 'wait':
        await this.#organisation.clock.wait(turn.ms);
        break;
      case 'handOver':
        this.#session.isHandedOver = true;
        dismissBot(this.#session, 'answers');
        // The desk shows who waits.
        this.#session.onChange();
        break;
      case 'disconnect':
        botLeaves(this.#organisation, this.#session);
    }
    return '';
  }

  async #listen(): Promise<string> {
    if (this.#unread.length === 0) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    return this.#unread.shift() ?? '';
  }

  /** Types for a while, then speaks. */
  async #say(message: Message): Promise<void> {
    this.#showTyping();
    await this.#organisation.clock.wait(this.#organisation.settings.botDelayMs);
    if (!this.#isSilent) this.#session.say(fromBot(this.name, message));
  }

  #showTyping(): void {
    this.#session.show(fromBot(this.name, { type: 'Event', events: [typingOn] }));
  }
}
