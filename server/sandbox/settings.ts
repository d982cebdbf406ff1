import { z } from 'zod';
import { defaultMessengerSettings, messengerSettings } from './messenger-settings.ts';
import { openIdProvider } from './openid/provider-setting.ts';
import { defaultPlatformSettings, platformSettings } from './platform/settings.ts';
import { defaultProductSettings, productSettings } from './product-settings.ts';
import { scenarioSchema } from './scenario/schema.ts';
import { shop } from './scenario/shop.ts';

const onOff = z.enum(['on', 'off']);

const fault = z.strictObject({
  /** One of the region's hosts; over plain HTTP, where all share one name, the path tells which is meant. */
  host: z.enum(['login', 'api', 'api-cdn', 'apps', 'webmessaging']).optional(),
  path: z.string().startsWith('/').default('/'),
  method: z.string().min(1).toUpperCase().optional(),
  status: z.int().min(200).max(599).optional(),
  body: z.json().optional(),
  latencyMs: z.int().min(0).max(600_000).optional(),
  hang: z.literal(true).optional(),
  reset: z.literal(true).optional(),
  garbage: z.literal(true).optional(),
});

/** What a test may set through the control resource. */
export const settingsSchema = z.strictObject({
  ...platformSettings,
  ...messengerSettings,
  ...productSettings,
  /** `off`: the guests resource is answered 404, as in an organisation that has none. */
  guests: onOff,
  deploymentStatus: z.enum(['Active', 'Inactive']),
  /** Host names without scheme and port; an entry with either never matches (genesys.md 3.7). */
  allowedDomains: z.array(z.string().min(1)).readonly(),
  allowAllDomains: z.boolean(),
  /**
   * A request without an `Origin`, at a deployment with a list of domains: what Genesys does is not known. `accept` by
   * default, since clients that are no browsers send none (genesys.md 11.1, INFERENCE).
   */
  missingOrigin: z.enum(['accept', 'refuse']),
  launcherVisibility: z.enum(['On', 'Off', 'OnDemand']),
  headlessMode: onOff,
  autoStart: onOff,
  /** `off`: a visitor cannot clear the conversation. */
  conversationClear: onOff,
  /** What a disconnect leaves: `ReadOnly`, nothing more can be said; `Send`, the visitor may go on. */
  conversationDisconnect: z.enum(['ReadOnly', 'Send']),
  /** `off`: a visitor's typing is answered 403. */
  showUserTyping: onOff,
  /** What `config.json` says of the other side's typing; it is sent all the same, since nobody knows whether Genesys holds it back. */
  showAgentTyping: onOff,
  /** Media types a visitor may attach; none: attachments are off. */
  attachmentTypes: z.array(z.string().min(1)).readonly(),
  maxFileSizeKB: z.int().min(1).max(10_000),
  /** Endings, dot included, that no attachment may have. */
  blockedExtensions: z.array(z.string().startsWith('.').toLowerCase()).readonly(),
  /**
   * How a refused upload is told to a client that wants `errorsAsJson`: `message` with code 200, as Genesys's mobile SDK reads
   * it, or `response` with 400, as in an example of Genesys's documentation (genesys.md 11.1).
   */
  generateUrlErrors: z.enum(['message', 'response']),
  /** Phones can be registered for the providers of these; none: push is off. */
  pushIntegrations: z
    .array(z.strictObject({ id: z.string().min(1), provider: z.string().min(1) }))
    .readonly(),
  /** `on`: visitors may sign in (authenticated web messaging). */
  authentication: onOff,
  /** The site's OpenID provider, which the sign-in exchange asks; `null`: there is none, and `acceptedAuthCodes` says what is taken. */
  openIdProvider,
  /** Without a provider: the codes and id tokens that the sign-in exchange takes; `null`: any. */
  acceptedAuthCodes: z.array(z.string()).readonly().nullable(),
  /** "Max Refresh Token Lifetime 15 min to 90 days" (genesys.md 3.4, CONFIRMED); default a day (COMMUNITY). */
  refreshTokenLifetimeSeconds: z.int().min(900).max(7_776_000),
  /** What the OAuth clients' roles allow. */
  clientPermissions: z.array(z.string()).readonly(),
  /** Life of an OAuth access token. */
  tokenLifetimeSeconds: z.int().min(1).max(172_800),
  /** Life of a new session after its last message: 15 minutes to 18 months (genesys.md 4.6, CONFIRMED-2). */
  sessionDurationSeconds: z.int().min(900).max(47_347_200),
  /** `off`: nothing is limited. */
  rateLimits: onOff,
  /** What the bot says and does, in conversations that begin from now on. */
  scenario: scenarioSchema,
  /** How long the bot pretends to type. */
  botDelayMs: z.int().min(0).max(60_000),
  /** Where the agent's desk asks whether a guest's `context` is genuine, as an Architect data action would; `null`: nowhere. */
  verifyContextUrl: z.url({ protocol: /^https?$/ }).nullable(),
  /** The first one that matches a request is applied. */
  faults: z.array(fault).readonly(),
});

export type Settings = z.infer<typeof settingsSchema>;

/**
 * What is to go wrong with requests to `host` whose path starts with `path`: they wait `latencyMs`, then hang, are cut off
 * (`reset`), are answered with broken JSON, an upgrade with broken HTTP (`garbage`), with `status` and `body`, or go on as usual.
 */
export type Fault = z.infer<typeof fault>;

export const defaultSettings: Settings = {
  ...defaultPlatformSettings,
  ...defaultMessengerSettings,
  ...defaultProductSettings,
  guests: 'on',
  deploymentStatus: 'Active',
  allowedDomains: ['localhost', '127.0.0.1'],
  allowAllDomains: false,
  missingOrigin: 'accept',
  launcherVisibility: 'On',
  headlessMode: 'off',
  autoStart: 'on',
  conversationClear: 'on',
  conversationDisconnect: 'ReadOnly',
  showUserTyping: 'on',
  showAgentTyping: 'on',
  attachmentTypes: ['image/png', 'image/jpeg', 'image/gif', 'application/pdf', 'text/plain'],
  maxFileSizeKB: 10_000,
  blockedExtensions: ['.bat', '.cmd', '.exe'],
  generateUrlErrors: 'message',
  pushIntegrations: [],
  authentication: 'off',
  openIdProvider: null,
  acceptedAuthCodes: null,
  refreshTokenLifetimeSeconds: 86_400,
  clientPermissions: ['webDeployments:deployment:view'],
  tokenLifetimeSeconds: 86_399,
  sessionDurationSeconds: 72 * 60 * 60,
  rateLimits: 'on',
  scenario: shop,
  botDelayMs: 700,
  verifyContextUrl: null,
  faults: [],
};
