import { z } from 'zod';
import { type Check, notAsked, type Outcome } from '../check.ts';
import type { Scene } from '../scene.ts';
import { answerFits, fits, jsonOf } from '../shape.ts';

const flag = z.object({ enabled: z.boolean() });
const texts = z.array(z.string());

/** The least that the mobile SDK parses (genesys.md 4.8, CONFIRMED). */
const leastConfiguration = z.object({
  id: z.string(),
  version: z.string(),
  languages: texts,
  defaultLanguage: z.string(),
  apiEndpoint: z.string().regex(/^https:\/\/(api|apps)\./, 'is no https address of api. or apps.'),
  status: z.string(),
  auth: z.object({ enabled: z.boolean(), allowSessionUpgrade: z.boolean() }),
  journeyEvents: flag,
  headlessMode: flag,
  position: z.object({ alignment: z.string(), sideSpace: z.number(), bottomSpace: z.number() }),
  messenger: z.object({
    enabled: z.boolean(),
    styles: z.object({ primaryColor: z.string() }),
    launcherButton: z.object({ visibility: z.string(), displayType: z.string() }),
    homeScreen: flag,
    fileUpload: z.object({
      enableAttachments: z.boolean(),
      modes: z.array(z.object({ fileTypes: texts, maxFileSizeKB: z.number() })),
    }),
    apps: z.object({
      conversations: z.object({
        enabled: z.boolean(),
        messagingEndpoint: z.string().regex(/^wss:\/\/webmessaging\./, 'is no wss address of webmessaging.'),
        showAgentTypingIndicator: z.boolean(),
        showUserTypingIndicator: z.boolean(),
        autoStart: flag,
        markdown: flag,
        conversationDisconnect: z.object({ enabled: z.boolean(), type: z.string() }),
        conversationClear: flag,
        humanize: flag,
        notifications: z.object({ enabled: z.boolean(), notificationContentType: z.string() }),
      }),
    }),
  }),
});

const knowledgeBase = z.object({ id: z.string(), selfUri: z.string() }).partial();
const mayBeOff = { enabled: z.boolean() };
const sides = { allowCamera: z.boolean(), allowScreenShare: z.boolean(), allowMicrophone: z.boolean() };

/**
 * Members that a configuration need not have (genesys.md 13.2, CONFIRMED): where they are, and what kind they are of if
 * they are there. Of one that is switched off nothing else is expected.
 */
const members: Readonly<Record<string, readonly [path: string, shape: z.ZodType]>> = {
  '13.2/customI18nLabels': [
    'customI18nLabels',
    z.array(
      z.object({
        language: z.string(),
        localizedLabels: z.array(z.object({ key: z.string(), value: z.string() })),
      }),
    ),
  ],
  '13.2/homeScreen': ['messenger.homeScreen', z.object({ ...mayBeOff, logoUrl: z.string().optional() })],
  '13.2/knowledge': [
    'messenger.apps.knowledge',
    z.object({ ...mayBeOff, knowledgeBase: knowledgeBase.optional() }),
  ],
  '13.2/conversations': [
    'messenger.apps.conversations',
    z.object({
      sessionDurationSeconds: z.number().optional(),
      humanize: z.object({
        ...mayBeOff,
        bot: z.object({ name: z.string(), avatarUrl: z.string() }).partial().optional(),
      }),
    }),
  ],
  '13.2/sessionPersistenceType': ['messenger.sessionPersistenceType', z.string()],
  '13.2/cobrowse': [
    'cobrowse',
    z.object(mayBeOff).and(
      z
        .object({
          allowAgentControl: z.boolean(),
          allowAgentNavigation: z.boolean(),
          allowDraw: z.boolean(),
          maskSelectors: texts,
          readonlySelectors: texts,
          channels: texts,
          pauseCriteria: z.array(z.object({ urlFragment: z.string(), condition: z.string() })),
        })
        .partial(),
    ),
  ],
  '13.2/video': [
    'video',
    z.object({
      ...mayBeOff,
      channels: texts.optional(),
      agent: z
        .object({ ...sides, background: z.string(), backgroundImage: z.unknown() })
        .partial()
        .optional(),
      user: z.object(sides).partial().optional(),
    }),
  ],
  '13.2/journeyEvents': [
    'journeyEvents',
    z.object(mayBeOff).and(
      z
        .object({
          pageviewConfig: z.string(),
          clickEvents: z.array(z.unknown()),
          formsTrackEvents: z.array(z.unknown()),
          idleEvents: z.array(z.unknown()),
          inViewportEvents: z.array(z.unknown()),
          scrollDepthEvents: z.array(z.unknown()),
          trackingSettings: z.object({}),
        })
        .partial(),
    ),
  ],
  '13.2/supportCenter': [
    'supportCenter',
    z.object({
      ...mayBeOff,
      knowledgeBase: knowledgeBase.optional(),
      customMessages: z.array(z.unknown()).optional(),
      routerType: z.string().optional(),
      screens: z.array(z.unknown()).optional(),
    }),
  ],
};

/** What `config.json` has (sections 4.8, 10.1 and 13.2). */
export const configurationChecks: readonly Check<Scene>[] = [
  {
    row: '4.8/shape',
    look: async ({ deploymentFile }) => answerFits(leastConfiguration, await deploymentFile('config.json')),
  },
  ...Object.entries(members).map(([row, [path, shape]]) => ({
    row,
    look: async ({ deploymentFile }: Scene) =>
      memberFits(shape, jsonOf(await deploymentFile('config.json')), path),
  })),
];

function memberFits(shape: z.ZodType, configuration: unknown, path: string): Outcome {
  const member = path.split('.').reduce<unknown>((value, name) => Object(value)[name], configuration);
  return member === undefined || member === null
    ? notAsked(`the configuration of this deployment has no ${path}`)
    : fits(shape, member);
}
