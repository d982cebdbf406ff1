import type { OptionName } from '../../loader/options.ts';
import { ofOneVisitor, optionNames, rowOf } from './option-values.ts';

/** The parts of the form, in the order in which somebody thinks of them. */
export const groups = ['where', 'looks', 'behaviour', 'more'] as const;
export type Group = (typeof groups)[number];

/** How an option is asked for. */
export interface Field {
  readonly name: OptionName;
  readonly group: Group;
  readonly label: string;
  /** A sentence or two for somebody who has never seen code. */
  readonly hint: string;
  readonly control: Control;
}

/**
 * `told`: nothing to fill in, since it cannot stand in a tag that is the same for everybody. `tick`: an attribute that is there
 * or not.
 */
export type Control =
  | { readonly kind: 'colour' | 'number' | 'tick' | 'told' }
  | { readonly kind: 'text'; readonly example: string; readonly suggestions: readonly string[] }
  | { readonly kind: 'choice'; readonly choices: readonly Choice[] };

/** One of the values; with `ask`, the place in it that is filled in. */
export interface Choice {
  /** As the table has it: `delay:<ms>`; empty for none of them, where that is the default. */
  readonly value: string;
  readonly label: string;
  readonly hint: string;
  readonly ask: string | undefined;
}

/** THE form: every option of the loader's table, in the order of the words below, and then those without any. */
export function fieldsOf(group: Group): Field[] {
  const told = Object.keys(words);
  const place = ({ name }: Field) => (told.includes(name) ? told.indexOf(name) : told.length);
  return fields.filter((field) => field.group === group).sort((one, other) => place(one) - place(other));
}

interface Words {
  readonly group: Group;
  readonly label: string;
  readonly hint: string;
  readonly example?: string;
  /** By value; what is missing is shown as the value itself. */
  readonly choices?: Readonly<Record<string, readonly [label: string, hint?: string]>>;
}

/**
 * Words for people in the place of the table's, which are for developers. An option without any is asked for by its own name
 * and help, under "More".
 */
const words: Readonly<Record<string, Words>> = {
  deploymentId: {
    group: 'where',
    label: 'Deployment',
    hint: 'The id of the Messenger deployment: in Genesys Cloud under Admin, Message, Messenger Deployments. Needed only where your companion serves several.',
    example: '00000000-0000-0000-0000-000000000000',
  },
  region: {
    group: 'where',
    label: 'Region of Genesys Cloud',
    hint: 'Needed only where your companion does not name it. It is in the address at which your agents work.',
    example: 'mypurecloud.ie',
  },
  color: {
    group: 'looks',
    label: 'Colour',
    hint: 'Of the button, and of the main button in our panel. Any colour that CSS knows.',
  },
  label: {
    group: 'looks',
    label: 'Name of the button',
    hint: 'Read aloud to people who do not see it. Left empty, it is “Chat” in their language.',
    example: 'Ask us anything',
  },
  launcherIcon: {
    group: 'looks',
    label: 'Icon',
    hint: '',
    choices: {
      bubble: ['Speech bubble'],
      chat: ['Two speech bubbles'],
      question: ['Question mark'],
      headset: ['Headset'],
      hand: ['Waving hand'],
      envelope: ['Envelope'],
      lightning: ['Lightning'],
      phone: ['Telephone'],
      heart: ['Heart'],
      '<image>': ['An image of your own', 'Its address, with https:// or as a path on your site.'],
    },
  },
  launcherText: {
    group: 'looks',
    label: 'Words beside the icon',
    hint: 'Short ones: they are the name of the button then.',
    example: 'Ask us',
  },
  launcherSize: {
    group: 'looks',
    label: 'Size',
    hint: '',
    choices: { medium: ['Medium', '56 px'], small: ['Small', '44 px'], large: ['Large', '68 px'] },
  },
  launcherShape: {
    group: 'looks',
    label: 'Shape',
    hint: '',
    choices: { round: ['Round'], rounded: ['Rounded corners'], square: ['Square'] },
  },
  launcherTooltip: {
    group: 'looks',
    label: 'Words above it',
    hint: 'While the pointer, or the focus of the keyboard, is on the button.',
    example: 'We answer within a minute',
  },
  launcherPanel: {
    group: 'looks',
    label: 'Our panel',
    hint: 'In it the visitor reads that the chat opens, is asked for consent, or why there is no chat.',
    choices: { plain: ['Light or dark, as the page is'], color: ['In the colour of the button'] },
  },
  position: {
    group: 'looks',
    label: 'Corner',
    hint: '',
    choices: {
      end: ['Where lines end', 'Right, and left in languages that are written from the right.'],
      start: ['Where lines begin'],
      left: ['Always left'],
      right: ['Always right'],
    },
  },
  offset: {
    group: 'looks',
    label: 'Distance from the corner',
    hint: 'In pixels, from the side and from below. Room for what else stands there, such as a cookie bar.',
    example: '20,12',
  },
  locale: {
    group: 'looks',
    label: 'Language',
    hint: 'Left empty, it is that of the page, then that of the visitor’s browser.',
    example: 'de',
  },
  load: {
    group: 'behaviour',
    label: 'When the chat loads',
    hint: 'The button is there at once in any case.',
    choices: {
      interaction: ['When somebody approaches it', 'Costs your pages nothing until then.'],
      idle: ['When the page has nothing else to do'],
      visible: ['When the button, or a link to the chat, is seen'],
      'delay:<ms>': ['Some time after the page', 'In milliseconds: 5000 is five seconds.'],
      now: ['At once', 'It then competes with the page for the network.'],
      manual: ['Only on a click'],
    },
  },
  consent: {
    group: 'behaviour',
    label: 'Consent',
    hint: 'Before it nothing of Genesys is fetched.',
    choices: {
      granted: ['Not needed here', 'Or something else waits for it, such as a tag manager.'],
      required: [
        'Ask the visitor',
        "In our panel, or by your own banner: it calls MessengerTag('consent', true).",
      ],
      tcf: ['A consent platform with IAB TCF'],
      'tcf:<purposes>': ['A platform with IAB TCF, for certain purposes', 'Their numbers, such as 1,3.'],
      gcm: ['Google Consent Mode', 'functionality_storage counts.'],
    },
  },
  launcher: {
    group: 'behaviour',
    label: 'Button',
    hint: '',
    choices: {
      own: ['Ours', 'Light, and there at once.'],
      genesys: ['Genesys’s own', 'As it is set up in the deployment. Needs the chat to load by itself.'],
      none: ['None', 'You have one of your own: any link to #messenger opens the chat.'],
    },
  },
  invite: {
    group: 'behaviour',
    label: 'Invitation',
    hint: 'A small teaser beside the button, after consent, that a visitor can close for good.',
    choices: {
      '': ['None'],
      'delay:<time>': ['Some time after the page began'],
      'scroll:<percent>%': ['When so much of the page was seen'],
      exit: ['When the mouse leaves by the top', 'Never on phones: they have none.'],
      idle: ['When nothing was done for half a minute'],
      'idle:<time>': ['When nothing was done for some time'],
      '<occasions>': ['Whichever of several comes first'],
    },
  },
  inviteText: {
    group: 'behaviour',
    label: 'Words of the invitation',
    hint: 'Left empty, they are ours in the visitor’s language.',
    example: 'May we help you choose?',
  },
  inviteOnce: {
    group: 'behaviour',
    label: 'How often somebody is invited',
    hint: '',
    choices: { session: ['Once a visit'], visitor: ['Once, and never again'] },
  },
  showOn: {
    group: 'behaviour',
    label: 'Only on these pages',
    hint: 'Paths, with commas between them; * stands for any text. Left empty, it is all pages.',
    example: '/shop/*, /help',
  },
  hideOn: {
    group: 'behaviour',
    label: 'Not on these pages',
    hint: 'Written in the same way.',
    example: '/checkout/*',
  },
  fallbackUrl: {
    group: 'behaviour',
    label: 'Another way to reach you',
    hint: 'Where a visitor gets to when the chat cannot open: a page, mailto: or tel:.',
    example: '/contact',
  },
  whenClosed: {
    group: 'behaviour',
    label: 'While nobody is there to answer',
    hint: 'Your companion has to know your opening hours: its operator sets them.',
    choices: {
      '': ['The same as always', 'Nobody asks the companion.'],
      open: ['The chat opens', 'The visitor reads that nobody is there.'],
      message: [
        'A way to leave a message',
        'The visitor reads when you are back, and may open the chat all the same.',
      ],
      hide: ['No button'],
      fallback: ['Another way to reach you', 'The address below. Without one it is a message.'],
    },
  },
  showWait: {
    group: 'behaviour',
    label: 'Say how long somebody waits',
    hint: 'About so many minutes, where your companion knows the queue.',
  },
  alert: {
    group: 'more',
    label: 'When an answer comes and nobody looks',
    hint: '',
    choices: {
      none: ['Nothing more'],
      title: ['Their number stands in the title of the page'],
      sound: ['A short sound'],
      'title,sound': ['Both'],
    },
  },
  capture: {
    group: 'more',
    label: 'Where visitors come from',
    hint: 'Goes to your agents with the chat, after consent, cleaned of what looks personal.',
    example: 'utm,gclid,referrer,page',
  },
  zIndex: {
    group: 'more',
    label: 'Stacking order',
    hint: 'Higher than whatever covers the button, lower than what the button must not cover.',
  },
  tokenEndpoint: {
    group: 'more',
    label: 'Where guest sessions come from',
    hint: 'Only where a server of your own hands them out in the companion’s place. The word none means: no companion.',
    example: 'api/guest-token',
  },
  analytics: {
    group: 'more',
    label: 'Events for analytics',
    hint: '',
    choices: {
      datalayer: [
        'Into the page’s dataLayer',
        'Where there is one, and the visitor’s browser does not ask for privacy.',
      ],
      none: ['None'],
    },
  },
  debug: {
    group: 'more',
    label: 'Print each step to the console',
    hint: 'For your developers, while they look for something. Take it out again.',
  },
  userToken: {
    group: 'more',
    label: 'Signed-in visitors',
    hint: 'Your own server writes a signed token for each visitor into the page: data-user-token. It is a secret of that visitor, so no tag that you paste can hold it.',
  },
};

/** For people who read `values` of the table: how a place in angle brackets is asked for. */
const asks: Readonly<Record<string, string>> = {
  ms: 'Milliseconds',
  purposes: 'Purposes',
  link: 'Address',
  text: 'Text',
  image: 'Address of an image',
  time: 'Time, such as 20s',
  percent: 'Percent of the page',
  occasions: 'Occasions, with commas between them',
};

/** Values that say the same as another one, by which they are shown. */
export const sameAs: Readonly<Record<string, string>> = { 'sound,title': 'title,sound' };

const fields: readonly Field[] = optionNames.map(fieldFor);

function fieldFor(name: OptionName): Field {
  const said = words[name];
  return {
    name,
    group: said?.group ?? 'more',
    label: said?.label ?? inWords(name),
    hint: said?.hint ?? sentence(rowOf(name).help.replaceAll('`', '')),
    control: controlFor(name, said),
  };
}

function controlFor(name: OptionName, said: Words | undefined): Control {
  if (ofOneVisitor.has(name)) return { kind: 'told' };
  const { values, default: byDefault } = rowOf(name);
  const fixed = values.filter((value) => !/^<\w+>$/.test(value));
  if (values.includes('<color>')) return { kind: 'colour' };
  if (values.includes('<anything>')) return { kind: 'tick' };
  if (values.includes('<number>') && fixed.length === 0) return { kind: 'number' };
  // One fixed word beside free text is a suggestion; several are a choice, with the free text as the last of them.
  if (fixed.length < 2) return { kind: 'text', example: said?.example ?? byDefault, suggestions: fixed };
  const all = (byDefault === '' ? ['', ...values] : values).filter((value) => !(value in sameAs));
  return { kind: 'choice', choices: all.map((value) => choiceFor(value, said)) };
}

function choiceFor(value: string, said: Words | undefined): Choice {
  const [, kind] = /<(\w+)>/.exec(value) ?? [];
  const [label, hint = ''] = said?.choices?.[value] ?? [
    inWords(value.replace(/:?<\w+>/, '') || (kind === undefined ? 'None' : `Another ${kind}`)),
  ];
  return { value, label, hint, ask: kind === undefined ? undefined : (asks[kind] ?? inWords(kind)) };
}

/** `launcherIcon` as "Launcher icon". */
function inWords(name: string): string {
  return sentence(name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`).replaceAll('-', ' '));
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
