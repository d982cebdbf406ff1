import type { Option } from './option.ts';

/** How a page that nobody looks at tells of an answer: `chat/attention.ts` alone reads it. */
export const attentionOptions = {
  alert: {
    values: ['none', 'title', 'sound', 'title,sound', 'sound,title'],
    default: 'none',
    part: 'attention',
    help: 'how a page that nobody looks at tells of an answer: a number in its title, a short sound once the visitor has touched the page',
  },
} as const satisfies Record<string, Option>;
