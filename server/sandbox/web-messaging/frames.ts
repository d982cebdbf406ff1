import { z } from 'zod';

const text = z.string().min(1);
/** "The token cannot exceed 2048 characters"; nothing else is asked of it (genesys.md 4.1, CONFIRMED). */
const token = z.string().min(1).max(2048);
const envelope = { token, tracingId: z.string().optional() };
const metadata = z.record(z.string(), z.string()).optional();
const channel = z
  .object({
    metadata: z.object({ customAttributes: z.record(z.string(), z.string()).optional() }).optional(),
  })
  .optional();

const event = z.discriminatedUnion('eventType', [
  z.object({
    eventType: z.literal('Presence'),
    presence: z.object({ type: z.enum(['Join', 'Clear', 'Disconnect']) }),
  }),
  z.object({ eventType: z.literal('Typing'), typing: z.object({ type: z.enum(['On', 'Off']) }) }),
]);

const message = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Text'), text, metadata, channel }),
  z.object({
    type: z.literal('Structured'),
    text: z.string().optional(),
    content: z.array(z.record(z.string(), z.json())).min(1),
    metadata,
    channel,
  }),
  z.object({ type: z.literal('Event'), events: z.tuple([event]), metadata, channel }),
]);

/** The requests the sandbox answers so far, of those in genesys.md 4.2 (CONFIRMED). */
const request = z.discriminatedUnion('action', [
  z.object({
    action: z.literal('configureSession'),
    ...envelope,
    deploymentId: text,
    startNew: z.boolean().default(false),
  }),
  z.object({ action: z.literal('onMessage'), ...envelope, message, channel }),
  z.object({
    action: z.literal('echo'),
    ...envelope,
    message: z.object({ type: z.literal('Text'), text, metadata }),
  }),
  z.object({ action: z.literal('getJwt'), ...envelope }),
  z.object({ action: z.literal('getConfiguration'), ...envelope, deploymentId: text.optional() }),
  z.object({
    action: z.literal('closeSession'),
    ...envelope,
    closeAllConnections: z.boolean().default(false),
  }),
]);

export type WebMessagingRequest = z.infer<typeof request>;
export type RequestOf<Action extends WebMessagingRequest['action']> = Extract<
  WebMessagingRequest,
  { action: Action }
>;

/** A frame that is no request: unknown action, wrong fields, or no JSON at all. Its tracing id, if it had one. */
export interface BadFrame {
  action: 'bad';
  tracingId: string | undefined;
}

/** Never throws, whatever arrives. */
export function parseFrame(data: string): WebMessagingRequest | BadFrame {
  const json = parseJson(data);
  const parsed = request.safeParse(json);
  if (parsed.success) return parsed.data;
  const traced = z.object({ tracingId: z.string() }).safeParse(json);
  return { action: 'bad', tracingId: traced.data?.tracingId };
}

function parseJson(data: string): unknown {
  try {
    return JSON.parse(data);
  } catch {
    return undefined;
  }
}
