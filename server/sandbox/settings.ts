import { z } from 'zod';

const fault = z.strictObject({
  path: z.string().startsWith('/'),
  method: z.string().min(1).toUpperCase().optional(),
  status: z.int().min(200).max(599).optional(),
  body: z.json().optional(),
  latencyMs: z.int().min(0).max(600_000).optional(),
  hang: z.literal(true).optional(),
  reset: z.literal(true).optional(),
});

/** What a test may set through the control resource. */
export const settingsSchema = z.strictObject({
  /** `off`: the guests resource is answered 404, as in an organisation that has none. */
  guests: z.enum(['on', 'off']),
  deploymentStatus: z.enum(['Active', 'Inactive']),
  /** Host names without scheme and port; an entry with either never matches (genesys.md 3.7). */
  allowedDomains: z.array(z.string().min(1)).readonly(),
  allowAllDomains: z.boolean(),
  launcherVisibility: z.enum(['On', 'Off', 'OnDemand']),
  /** Life of an OAuth access token. */
  tokenLifetimeSeconds: z.int().min(1).max(172_800),
  /** How long the bot pretends to type. */
  botDelayMs: z.int().min(0).max(60_000),
  /** Where the agent's desk asks whether a guest's `context` is genuine, as an Architect data action would; `null`: nowhere. */
  verifyContextUrl: z.url({ protocol: /^https?$/ }).nullable(),
  /** The first one that matches a request is applied. */
  faults: z.array(fault).readonly(),
});

export type Settings = z.infer<typeof settingsSchema>;

/**
 * What is to go wrong with requests whose path starts with `path`: they wait `latencyMs`, then hang, are cut off
 * (`reset`), are answered with `status` and `body`, or go on as usual.
 */
export type Fault = z.infer<typeof fault>;

export const defaultSettings: Settings = {
  guests: 'on',
  deploymentStatus: 'Active',
  allowedDomains: ['localhost', '127.0.0.1'],
  allowAllDomains: false,
  launcherVisibility: 'On',
  tokenLifetimeSeconds: 86_399,
  botDelayMs: 700,
  verifyContextUrl: null,
  faults: [],
};
