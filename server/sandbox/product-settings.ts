import { z } from 'zod';

const onOff = z.enum(['on', 'off']);
const flag = z.boolean().optional();
const texts = z.array(z.string()).readonly().optional();
const byElement = z.array(z.strictObject({ selector: z.string().min(1), eventName: z.string().min(1) }));

const mayUse = { allowCamera: flag, allowScreenShare: flag, allowMicrophone: flag };

/** What a deployment can have beside conversations. Objects have the form that they have in `config.json` (genesys.md 13.2, CONFIRMED). */
export const productSettings = {
  /** `on`: visitors search a small knowledge base of the shop. */
  knowledge: onOff,
  /** With the channel `Voice`, the home screen asks for the code that an agent has spoken. */
  cobrowse: z.strictObject({
    enabled: z.boolean(),
    allowAgentControl: flag,
    allowAgentNavigation: flag,
    allowDraw: flag,
    maskSelectors: texts,
    readonlySelectors: texts,
    channels: z.array(z.enum(['Webmessaging', 'Voice'])).optional(),
    pauseCriteria: z.array(z.strictObject({ urlFragment: z.string(), condition: z.string() })).optional(),
  }),
  /** The codes that co-browsing takes; `null`: any, since no agent has made one. */
  cobrowseJoinCodes: z.array(z.string().min(1)).readonly().nullable(),
  /** In `config.json` only. */
  video: z.strictObject({
    enabled: z.boolean(),
    channels: texts,
    agent: z
      .strictObject({ ...mayUse, background: z.string().optional(), backgroundImage: z.json().optional() })
      .optional(),
    user: z.strictObject(mayUse).optional(),
  }),
  /** What is recorded of visitors: by itself, and by the commands of the plugin Journey. */
  journeyEvents: z.strictObject({
    enabled: z.boolean(),
    /** `Auto`: at every change of address; `Once`: when the page is loaded. */
    pageviewConfig: z.enum(['Auto', 'Once', 'Off']).optional(),
    clickEvents: byElement.optional(),
    formsTrackEvents: z
      .array(
        z.strictObject({
          selector: z.string().min(1),
          formName: z.string(),
          captureDataOnFormAbandon: z.boolean(),
          captureDataOnFormSubmit: z.boolean(),
        }),
      )
      .optional(),
    idleEvents: z
      .array(z.strictObject({ eventName: z.string().min(1), idleAfterSeconds: z.int().min(1).optional() }))
      .optional(),
    inViewportEvents: byElement.optional(),
    scrollDepthEvents: z
      .array(z.strictObject({ percentage: z.number().min(1).max(100), eventName: z.string().min(1) }))
      .optional(),
    trackingSettings: z
      .strictObject({
        excludedQueryParameters: texts,
        searchQueryParameters: texts,
        shouldKeepUrlFragment: flag,
        ipFilters: z.array(z.json()).optional(),
      })
      .optional(),
  }),
  /** After an event of that name, the visitor is offered a conversation, as Genesys's predictions would do. */
  journeyOffers: z
    .array(z.strictObject({ eventName: z.string().min(1), offerText: z.string().min(1).max(70) }))
    .readonly(),
  /** In `config.json` only: a page of its own at Genesys. Members within members are handed on as they come. */
  supportCenter: z.strictObject({
    enabled: z.boolean(),
    knowledgeBase: z.json().optional(),
    customMessages: z.array(z.json()).optional(),
    routerType: z.string().optional(),
    screens: z.array(z.json()).optional(),
    enabledCategories: z.array(z.json()).optional(),
    styleSetting: z.json().optional(),
    feedback: z.strictObject({ enabled: z.boolean() }).optional(),
  }),
} as const;

export const defaultProductSettings: z.infer<z.ZodObject<typeof productSettings>> = {
  knowledge: 'off',
  cobrowse: { enabled: false },
  cobrowseJoinCodes: null,
  video: { enabled: false },
  journeyEvents: { enabled: false },
  journeyOffers: [],
  supportCenter: { enabled: false },
};
