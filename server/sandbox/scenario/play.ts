import { findPattern } from './patterns.ts';
import type { Answer, Ask, Card, Content, Say, Scenario, Show, Step, Steps } from './scenario.ts';

/** One thing the bot does next. */
export type Turn =
  | { readonly do: 'say'; readonly message: Message }
  | { readonly do: 'type' | 'wait'; readonly ms: number }
  /** Goes on with the visitor's next words. */
  | { readonly do: 'listen' }
  | { readonly do: 'handOver' | 'disconnect' };

/** Text, content or both, as Genesys has them in a message. */
export interface Message {
  readonly type: 'Text' | 'Structured';
  readonly text?: string;
  readonly content?: Content;
}

/** After `listen` it wants the visitor's words; after everything else it takes no notice of what it is given. */
export type Play = Generator<Turn, void, string>;

/**
 * A scenario, turn by turn, without a clock and without a visitor. It never ends by itself: it listens. `from` is `answers`
 * in a conversation that is going on already.
 */
export function* play({ start = [], answers, otherwise }: Scenario, from: 'start' | 'answers'): Play {
  const heard: Heard = { words: '', match: '' };
  if (from === 'start') yield* playAll(start, heard);
  for (;;) {
    const reply = yield* listen(heard, answers);
    yield* playAll(reply ?? otherwise ?? [], heard);
  }
}

/** What the visitor wrote last, and which part of it fitted. */
interface Heard {
  words: string;
  match: string;
}

function* playAll(steps: Steps, heard: Heard): Play {
  for (const step of typeof steps === 'string' ? [steps] : steps) yield* playStep(step, heard);
}

function* playStep(step: Step, heard: Heard): Play {
  if (typeof step === 'string') yield { do: 'say', message: messageOf({ say: step }, heard) };
  else if ('say' in step) yield { do: 'say', message: messageOf(step, heard) };
  else if ('ask' in step) yield* ask(step, heard);
  else if ('content' in step) yield { do: 'say', message: messageOf(step, heard) };
  else if ('type' in step) yield { do: 'type', ms: step.type };
  else if ('handOver' in step) yield { do: 'handOver' };
  else if ('disconnect' in step) yield { do: 'disconnect' };
  else if (step.wait === 'visitor') yield* listen(heard);
  else yield { do: 'wait', ms: step.wait };
}

function* ask(step: Ask, heard: Heard): Play {
  yield { do: 'say', message: messageOf({ ...step, say: step.ask }, heard) };
  for (;;) {
    const reply = yield* listen(heard, step.answers);
    if (reply !== undefined) return yield* playAll(reply, heard);
    if (step.otherwise === undefined) return;
    yield* playAll(step.otherwise, heard);
  }
}

/** Waits for the visitor's words; what follows of them by the first answer that fits. */
function* listen(heard: Heard, answers: readonly Answer[] = []): Generator<Turn, Steps | undefined, string> {
  heard.words = yield { do: 'listen' };
  heard.match = '';
  for (const { when, reply } of answers) {
    for (const pattern of typeof when === 'string' ? [when] : when) {
      const match = findPattern(pattern, heard.words);
      if (match === undefined) continue;
      heard.match = match;
      return reply;
    }
  }
  return undefined;
}

function messageOf(step: Say | Show, heard: Heard): Message {
  if (!('say' in step)) return { type: 'Structured', content: step.content };
  const { quickReplies = [], cards = [], content = [] } = step;
  const text = fill(step.say, heard);
  const all = [...quickReplies.map(quickReplyOf), ...cards.map(cardOf), ...content];
  return all.length > 0 ? { type: 'Structured', text, content: all } : { type: 'Text', text };
}

function fill(text: string, { words, match }: Heard): string {
  // In one go: what a visitor wrote is no text to fill.
  return text.replace(/\{words\}|\{match\}/g, (place) => (place === '{match}' ? match : shorten(words)));
}

/** What is quoted must not be longer than what is said about it. */
const MAX_QUOTED = 120;

function shorten(words: string): string {
  const characters = [...words.trim()];
  return characters.length > MAX_QUOTED
    ? `${characters.slice(0, MAX_QUOTED).join('')}…`
    : characters.join('');
}

/** As the platform SDK names the fields (genesys.md 11.2, CONFIRMED). */
function quickReplyOf(text: string): Content[number] {
  return { contentType: 'QuickReply', quickReply: { text, payload: text, action: 'Message' } };
}

function cardOf({ title, description, image, buttons = [] }: Card): Content[number] {
  const actions = buttons.map((text) => ({ type: 'Postback', text, payload: text }));
  return { contentType: 'Card', card: { title, description, ...(image && { image }), actions } };
}
