import { z } from 'zod';

const onOff = z.enum(['on', 'off']);

/** The texts an administrator may word anew (genesys.md 13.2, CONFIRMED). The last two are for phones. */
const labelKey = z.enum([
  'MessengerHomeHeaderTitle',
  'MessengerHomeHeaderSubTitle',
  'MessengerLauncherButtonText',
  'PushNotificationTitle',
  'PushNotificationBody',
]);

/** How Messenger looks, and what its conversations are like. Objects have the form that they have in `config.json` (genesys.md 4.8 and 13.2). */
export const messengerSettings = {
  /** The header, the launcher and the visitor's own messages: `#rrggbb`. */
  primaryColor: z.string().regex(/^#[0-9a-f]{6}$/i, 'a colour is written as #0165A7'),
  /** The corner of the page; spaces in pixels. `Auto` follows the page's direction. */
  position: z.strictObject({
    alignment: z.enum(['Auto', 'Left', 'Right']),
    sideSpace: z.int().min(0).max(1000),
    bottomSpace: z.int().min(0).max(1000),
  }),
  /** As `en-us` or `de-de`. The sandbox's window speaks English and German. */
  languages: z.array(z.string().min(2)).min(1).readonly(),
  /** Spoken to pages in none of `languages`. */
  defaultLanguage: z.string().min(2),
  /** The launcher's text, and the headings of the home screen. */
  customI18nLabels: z
    .array(
      z.strictObject({
        language: z.string().min(2),
        localizedLabels: z.array(z.strictObject({ key: labelKey, value: z.string() })).readonly(),
      }),
    )
    .readonly(),
  /** What is seen first when there is no conversation yet; knowledge and co-browsing by voice force it on. */
  homeScreen: z.strictObject({ enabled: z.boolean(), logoUrl: z.url().optional() }),
  /** `off`: nobody can be written to. */
  conversationsApp: onOff,
  /** `on`: the window draws the Markdown of bots and agents. */
  markdown: onOff,
  /** Who answers until a person does. */
  humanize: z.strictObject({
    enabled: z.boolean(),
    bot: z.strictObject({ name: z.string().optional(), avatarUrl: z.url().optional() }).optional(),
  }),
  /** In `config.json` only: there is no push for the web (genesys.md 15, CONFIRMED). */
  notifications: z.strictObject({ enabled: z.boolean(), notificationContentType: z.string() }),
  /** `on`, with `authentication`: a guest may sign in later. */
  sessionUpgrade: onOff,
  /** In `config.json` only; `null`: not there. Its values are not known (genesys.md 13.2), so any text is taken. */
  sessionPersistenceType: z.string().nullable(),
} as const;

export const defaultMessengerSettings: z.infer<z.ZodObject<typeof messengerSettings>> = {
  primaryColor: '#0165A7',
  position: { alignment: 'Auto', sideSpace: 20, bottomSpace: 12 },
  languages: ['en-us'],
  defaultLanguage: 'en-us',
  customI18nLabels: [],
  homeScreen: { enabled: false },
  conversationsApp: 'on',
  markdown: 'off',
  humanize: { enabled: true, bot: { name: 'Robin' } },
  notifications: { enabled: false, notificationContentType: 'ExcludeMessagesContent' },
  sessionUpgrade: 'off',
  sessionPersistenceType: null,
};
