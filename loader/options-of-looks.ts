import type { Option } from './option.ts';

/** How the launcher looks, where the site wants it otherwise: `looks.ts` alone reads these. */
export const looksOptions = {
  launcherSize: {
    values: ['medium', 'small', 'large'],
    default: 'medium',
    part: 'looks',
    help: 'size of the launcher: 44, 56 or 68 px',
  },
  launcherShape: {
    values: ['round', 'rounded', 'square'],
    default: 'round',
    part: 'looks',
    help: 'shape of the launcher',
  },
} as const satisfies Record<string, Option>;
