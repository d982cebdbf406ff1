/** One option of the tag. */
interface Option {
  /** The forms of a value, as in a regular expression. */
  values: string;
  /** What holds without the option, or with a value of no such form; empty where there is nothing. */
  default: string;
  /** One line for the README and the tag builder. */
  help: string;
}

/**
 * THE table of options. The attribute is the name in kebab case behind `data-`, the query parameter the same without
 * `data-`. What a page does not need for this visitor does not fetch this table: stages one and two take what they are
 * given so that a bad value has the effect of none, and `chat/advice.ts` tells the site's people.
 */
export const options = {
  deploymentId: {
    values: '[\\da-fA-F]{8}(-[\\da-fA-F]{4}){3}-[\\da-fA-F]{12}',
    default: '',
    help: 'UUID of the Messenger deployment; left out, it is the companion’s',
  },
  region: {
    values: '.+',
    default: '',
    help: 'any spelling: `mypurecloud.ie`, `prod-euw1`, `euw1`, `eu-west-1`; left out, it is the companion’s',
  },
  tokenEndpoint: {
    values: 'none|.+',
    default: 'api/guest-token',
    help: 'address that hands out guest sessions, relative to the loader; `none`: no companion',
  },
  load: {
    values: 'interaction|idle|now|visible|delay:\\d+|manual',
    default: 'interaction',
    help: 'when Messenger is fetched without being asked for; `interaction`: hover or focus warms, a click starts; `visible`: when the launcher or an element that opens the chat is seen; `delay:<ms>`: from the start of the page',
  },
  consent: {
    values: 'granted|required|tcf(:\\d+(,\\d+)*)?|gcm',
    default: 'granted',
    help: "`required`: waits for `MessengerTag('consent', true)`; `tcf`: for the purposes of an IAB TCF platform (`tcf:1,3`; else purpose 1); `gcm`: for `functionality_storage` of Google Consent Mode",
  },
  launcher: {
    values: 'own|none|genesys',
    default: 'own',
    help: '`own`: our button until Messenger’s is up; `none`: the site has its own; `genesys`: Messenger’s only',
  },
  position: {
    values: 'end|start|left|right',
    default: 'end',
    help: 'side of the window; `end` and `start` follow the reading direction',
  },
  offset: { values: '\\d+,\\d+', default: '20,12', help: 'distance from side and bottom in px' },
  color: {
    // These characters make every CSS colour.
    values: '[\\w#(),.%/ -]+',
    default: '#0165a7',
    help: 'CSS colour of the launcher',
  },
  label: {
    values: '.+',
    default: '',
    help: 'accessible name of the launcher; left out, it is “Chat” in the visitor’s language',
  },
  zIndex: { values: '-?\\d+', default: '99999998', help: 'stacking order of the launcher' },
  locale: {
    values: '[a-zA-Z]{2,3}(-\\w+)*',
    default: '',
    help: 'BCP 47 tag of the language; left out, it is the page’s `lang`, then the browser’s. Ours: ar, de, en, es, fr, it, ja, nl, pl, pt',
  },
  showOn: {
    values: '.+',
    default: '',
    help: 'comma-separated paths where the launcher is; `*` is any text: `/shop/*`',
  },
  hideOn: { values: '.+', default: '', help: 'comma-separated paths where it is not' },
  userToken: {
    values: '.+',
    default: '',
    help: 'signed token of a signed-in visitor, made by the site’s own server',
  },
  fallbackUrl: {
    values: '(https?:|mailto:|tel:|/).+|/',
    default: '',
    help: 'where the launcher leads when the chat cannot start; without one the launcher goes away',
  },
  analytics: {
    values: 'datalayer|none',
    default: 'datalayer',
    help: '`datalayer`: events go to the page’s `dataLayer` where there is one, unless the visitor’s browser asks for privacy (GPC)',
  },
  debug: { values: '.*', default: '', help: 'present or not: prints each step with its time to the console' },
} satisfies Record<string, Option>;

export type OptionName = keyof typeof options;
