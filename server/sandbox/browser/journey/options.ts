import { at } from '../deployment.ts';

/**
 * What each command of Journey takes (genesys.md 13.1, COMMUNITY). How Genesys refuses other options is not known (genesys.md 16): the
 * words are ours, and so is that unknown members are let through.
 *
 * @throws with what is wrong, and what to write instead.
 */
export function checkOptions(command: JourneyCommand, options: unknown): void {
  const wrong = wrongMember(shapes[command], options);
  if (wrong) throw new Error(`Journey.${command} needs ${wrong}.`);
}

export type JourneyCommand = keyof typeof shapes;

interface Kind {
  readonly is: (value: unknown) => boolean;
  /** As the end of "needs …". */
  readonly words: string;
}
type Shape = Readonly<Record<string, Kind>>;

const text: Kind = { is: (value) => typeof value === 'string' && value.trim() !== '', words: 'a text' };
const flag: Kind = { is: (value) => typeof value === 'boolean', words: 'true or false' };
const selector: Kind = { is: isSelector, words: 'a CSS selector' };
const percentage: Kind = { is: (value) => isNumber(value, 1, 100), words: 'a number from 1 to 100' };
const seconds: Kind = { is: (value) => isNumber(value, 1, 86_400), words: 'a number of seconds' };
const attributes: Kind = {
  is: (value) =>
    isObject(value) &&
    Object.values(value).every((one) => ['string', 'number', 'boolean'].includes(typeof one)),
  words: 'an object of texts, numbers and booleans',
};
const traits: Kind = {
  is: (value) => Array.isArray(value) && value.every((one) => text.is(at(one, 'fieldName'))),
  words: 'a list of {fieldName, traitName}',
};

const optional = ({ is, words }: Kind): Kind => ({ is: (value) => value === undefined || is(value), words });

const listOf = (shape: Shape): Kind => ({
  is: (value) =>
    Array.isArray(value) && value.length > 0 && value.every((one) => wrongMember(shape, one) === undefined),
  words: `a list of ${Object.entries(shape)
    .map(([name, { words }]) => `${name}: ${words}`)
    .join(', ')}`,
});

const named = { eventName: text, customAttributes: optional(attributes) };

const shapes = {
  pageview: {
    pageTitle: optional({ is: (value) => typeof value === 'string', words: 'a text' }),
    pageLocation: optional(text),
    customAttributes: optional(attributes),
    traitsMapper: optional(traits),
    externalId: optional(text),
  },
  record: { ...named, traitsMapper: optional(traits) },
  formsTrack: {
    selector,
    formName: optional(text),
    captureFormDataOnAbandon: optional(flag),
    customAttributes: optional(attributes),
    traitsMapper: optional(traits),
  },
  trackClickEvents: { clickEvents: listOf({ selector, ...named }) },
  trackInViewport: { inViewportEvents: listOf({ selector, ...named }) },
  trackIdleEvents: { idleEvents: listOf({ idleAfterSeconds: optional(seconds), ...named }) },
  trackScrollDepth: { scrollDepthEvents: listOf({ percentage, ...named }) },
  recordActionStateChange: {
    actionId: text,
    actionState: text,
    errorCode: optional(text),
    errorMessage: optional(text),
  },
} satisfies Record<string, Shape>;

export const journeyCommands = Object.keys(shapes) as JourneyCommand[];

/** The first member that is not as it should be, as the end of "needs …". */
function wrongMember(shape: Shape, options: unknown): string | undefined {
  if (!isObject(options)) return 'an object of options';
  const wrong = Object.entries(shape).find(([name, { is }]) => !is(at(options, name)));
  return wrong && `${wrong[0]}: ${wrong[1].words}`;
}

function isSelector(value: unknown): boolean {
  if (!text.is(value)) return false;
  try {
    document.createDocumentFragment().querySelector(String(value));
    return true;
  } catch {
    return false;
  }
}

function isNumber(value: unknown, least: number, most: number): boolean {
  return typeof value === 'number' && value >= least && value <= most;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
