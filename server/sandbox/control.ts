import express, { type Request, Router } from 'express';
import { z } from 'zod';
import { msOf } from './duration.ts';
import { NOT_KEPT } from './inspector/redact.ts';
import type { Organisation } from './organisation.ts';
import { type Settings, settingsSchema } from './settings.ts';
import { announce, announcement } from './web-messaging/announcements.ts';
import type { Session } from './web-messaging/session.ts';

const amount = z.number().min(0).optional();

/** Up to ten years: longer than anything at Genesys lasts. */
const MAX_ADVANCE_MS = msOf({ days: 3650 });

const duration = z
  .strictObject({ days: amount, hours: amount, minutes: amount, seconds: amount })
  .refine((given) => msOf(given) >= 1 && msOf(given) <= MAX_ADVANCE_MS, {
    error: 'Say how much time is to pass, up to ten years: {"minutes": 80}, {"days": 1, "hours": 2}.',
  });

const controlBody = settingsSchema.partial().extend({
  reset: z.literal(true).optional(),
  closeSockets: z.literal(true).optional(),
  expireSessions: z.literal(true).optional(),
  /** Receipts, and offers of co-browsing and video, to every open conversation. */
  announce: z.array(announcement).optional(),
  advance: duration.optional(),
});

/** What can be asked of the control resource. */
export type ControlSettings = z.input<typeof controlBody>;

/** What an organisation is set to and everything it received. */
export type Received = ReturnType<typeof describe>;

/**
 * `GET /sandbox/control` shows what the sandbox is set to and everything it received, without secrets;
 * `POST /sandbox/control` changes it and answers the same. First `reset`, then the settings (each one given replaces
 * that one), then `advance`, `announce`, `closeSockets` and `expireSessions`. Nothing like it exists at Genesys.
 */
export function controlRouter(organisation: Organisation): Router {
  const router = Router();
  router.get('/', (request, response) => response.json(describe(organisation, addressOf(request))));
  router.post('/', express.json({ limit: '1mb' }), (request, response) => {
    const problem = follow(organisation, request.body);
    if (problem !== undefined) response.status(400).json({ message: problem });
    else response.json(describe(organisation, addressOf(request)));
  });
  return router;
}

/** @throws with what is wrong with `settings`. */
export function applyControl(organisation: Organisation, settings: ControlSettings): void {
  const problem = follow(organisation, settings);
  if (problem !== undefined) throw new Error(problem);
}

/** Does what is asked, or says in words why it cannot. */
function follow(organisation: Organisation, asked: unknown): string | undefined {
  const body = parseControl(asked);
  if ('problem' in body) return body.problem;
  try {
    apply(organisation, body);
    return undefined;
  } catch (error) {
    if (error instanceof RangeError) return error.message;
    throw error;
  }
}

/** A control body, or in words what is wrong with it. */
export function parseControl(body: unknown): z.infer<typeof controlBody> | { problem: string } {
  const parsed = controlBody.safeParse(body);
  if (parsed.success) return parsed.data;
  // Express leaves a body alone that is not called JSON.
  const how = body === undefined ? ' (send JSON as application/json)' : '';
  return { problem: `The sandbox cannot follow this${how}:\n${z.prettifyError(parsed.error)}` };
}

function apply(organisation: Organisation, body: z.infer<typeof controlBody>): void {
  const { reset, closeSockets, expireSessions, advance, announce: announced = [], ...settings } = body;
  if (reset) organisation.reset();
  const given = Object.entries(settings).filter(([, value]) => value !== undefined);
  organisation.settings = { ...organisation.settings, ...(Object.fromEntries(given) as Partial<Settings>) };
  if (advance) organisation.advance(msOf(advance));
  for (const session of organisation.conversations) for (const one of announced) announce(session, one);
  if (closeSockets) for (const connection of organisation.connections) connection.cut();
  if (expireSessions) for (const session of organisation.conversations) session.expire();
}

const addressOf = (request: Request) => `${request.protocol}://${request.host}`;

/** Without secrets: neither the clients' nor any visitor's. `url` is where the sandbox was reached. */
export function describe(organisation: Organisation, url: string) {
  const { region, environment, deploymentId, clients, settings, guests, requests, journey } = organisation;
  return {
    url,
    region,
    environment,
    deploymentId,
    now: new Date(organisation.now()).toISOString(),
    clients: clients.map(({ clientId, scopes }) => ({ clientId, scopes })),
    settings: withoutSecret(settings),
    requests,
    guests: guests.map(({ id, name, externalChannel, createdAt }) => ({
      id,
      name,
      externalChannel,
      createdAt,
    })),
    journey,
    knowledgeFeedback: organisation.knowledge.feedback,
    conversations: organisation.conversations.map((session) => conversation(session, organisation)),
  };
}

function withoutSecret(settings: Settings): Settings {
  const { openIdProvider } = settings;
  return openIdProvider
    ? { ...settings, openIdProvider: { ...openIdProvider, clientSecret: NOT_KEPT } }
    : settings;
}

/** The visitor's token stays out; a guest the platform made is named by its id. */
function conversation(session: Session, { guests }: Organisation) {
  return {
    id: session.id,
    state: session.state,
    readOnly: session.readOnly,
    guestId: guests.find(({ token }) => token === session.token)?.id ?? null,
    connections: session.connectionCount,
    customer: session.customer?.verified ?? null,
    customAttributes: session.customAttributes,
    messages: session.messages,
  };
}
