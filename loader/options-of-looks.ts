import type { Option } from './option.ts';

/** How launcher and panel look, where the site wants it otherwise: `looks.ts` alone reads these. */
export const looksOptions = {
  launcherIcon: {
    values: [
      'bubble',
      'chat',
      'question',
      'headset',
      'hand',
      'envelope',
      'lightning',
      'phone',
      'heart',
      '<image>',
    ],
    default: 'bubble',
    part: 'looks',
    help: 'icon of the launcher: one of ours, or the address of an image of the site’s, `https:` or a path; where that does not load, the bubble',
  },
  launcherText: {
    values: ['<text>'],
    default: '',
    part: 'looks',
    help: 'words beside the icon; they are the launcher’s name then, and `data-label` is not',
  },
  launcherSize: {
    values: ['medium', 'small', 'large'],
    default: 'medium',
    part: 'looks',
    help: 'size of the launcher: 56, 44 or 68 px',
  },
  launcherShape: {
    values: ['round', 'rounded', 'square'],
    default: 'round',
    part: 'looks',
    help: 'shape of the launcher',
  },
  launcherTooltip: {
    values: ['<text>'],
    default: '',
    part: 'looks',
    help: 'words that stand above the launcher while the pointer or the keyboard’s focus is on it',
  },
  launcherPanel: {
    values: ['plain', 'color'],
    default: 'plain',
    part: 'looks',
    help: '`plain`: our panel is light or dark as the page is; `color`: it has the colour of the launcher',
  },
} as const satisfies Record<string, Option>;
