import type { Option } from './option.ts';

/**
 * What becomes of the chat while nobody is there to answer: `chat/availability.ts` reads these, and whoever has to know whether
 * a tag asks at all.
 */
export const availabilityOptions = {
  whenClosed: {
    values: ['open', 'message', 'hide', 'fallback'],
    default: '',
    part: 'availability',
    help: 'what happens while the companion says that nobody is there; `open`: the chat opens, and the visitor reads so; `message`: the panel says so, and when somebody is there again, with a way to leave a message; `hide`: the launcher is away; `fallback`: the panel leads to `data-fallback-url`. Left out, nobody asks',
  },
  showWait: {
    values: ['<anything>'],
    default: 'off',
    part: 'availability',
    help: 'present or not: the visitor reads about how long they will wait',
  },
} as const satisfies Record<string, Option>;
