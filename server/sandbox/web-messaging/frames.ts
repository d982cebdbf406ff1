import { z } from 'zod';
import { offerEvents, participant, TYPING_DURATION_MS } from './events.ts';
import { visitorContent } from './structured-answers.ts';
import { presenceTypes } from './structured-message.ts';

const text = z.string().min(1);
/** "The token cannot exceed 2048 characters"; nothing else is asked of it (genesys.md 4.1, CONFIRMED). */
const token = z.string().min(1).max(2048);
const traced = { tracingId: z.string().optional() };
const envelope = { token, ...traced };
const attachmentId = z.string().min(1).max(200);
const metadata = z.record(z.string(), z.string()).optional();
const channel = z
  .object({
    metadata: z.object({ customAttributes: z.record(z.string(), z.string()).optional() }).optional(),
    from: participant.optional(),
    to: participant.optional(),
  })
  .optional();

const content = z.array(z.record(z.string(), z.json())).min(1);

const event = z.discriminatedUnion('eventType', [
  z.object({
    eventType: z.literal('Presence'),
    presence: z.object({ type: z.enum(presenceTypes) }),
  }),
  z.object({
    eventType: z.literal('Typing'),
    // The echo always has a duration: there are clients that cannot read it without.
    typing: z.object({
      type: z.enum(['On', 'Off']),
      duration: z.number().min(0).default(TYPING_DURATION_MS),
    }),
  }),
  ...offerEvents,
]);

const message = z.discriminatedUnion('type', [
  z
    .object({
      // The web SDK sends a file alone without type and text (genesys.md 7.4, CONFIRMED-2).
      type: z.literal('Text').optional().default('Text'),
      text: z.string().optional(),
      content: content.optional(),
      metadata,
      channel,
    })
    .refine(({ text, content }) => text || content, { path: ['text'] }),
  z.object({
    type: z.literal('Structured'),
    text: z.string().optional(),
    content: visitorContent,
    metadata,
    channel,
  }),
  z.object({ type: z.literal('Event'), events: z.tuple([event]), metadata, channel }),
]);

/** The requests of genesys.md 4.2 (CONFIRMED). Fields nobody reads here, such as `journeyContext`, are let pass. */
const request = z.discriminatedUnion('action', [
  z.object({
    action: z.literal('configureSession'),
    ...envelope,
    deploymentId: text,
    startNew: z.boolean().default(false),
  }),
  z.object({
    action: z.literal('configureAuthenticatedSession'),
    ...envelope,
    deploymentId: text,
    startNew: z.boolean().default(false),
    data: z.object({ code: text }),
  }),
  z.object({ action: z.literal('onMessage'), ...envelope, message, channel }),
  z.object({
    action: z.literal('echo'),
    ...traced,
    // Every client sends it; what Genesys says without is not known, and that it may be missing is ours (genesys.md 11.1).
    token: token.optional(),
    message: z.object({ type: z.literal('Text'), text, metadata }),
  }),
  z.object({
    action: z.literal('onAttachment'),
    ...envelope,
    // Genesys's Java SDK and its web SDK leave it to the server (genesys.md 11.1).
    attachmentId: attachmentId.optional(),
    fileMd5: z.string().optional(),
    fileName: z.string(),
    fileType: z.string(),
    fileSize: z.int().min(0).optional(),
    errorsAsJson: z.boolean().default(false),
  }),
  z.object({ action: z.literal('getAttachment'), ...envelope, attachmentId }),
  z.object({ action: z.literal('deleteAttachment'), ...envelope, attachmentId }),
  z.object({ action: z.literal('getJwt'), ...envelope }),
  z.object({ action: z.literal('resumeToken'), ...envelope }),
  z.object({ action: z.literal('disconnectCustomer'), ...envelope }),
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

/** A frame that is no request: unknown action, wrong fields, or no JSON at all. */
export interface BadFrame {
  action: 'bad';
  tracingId: string | undefined;
  /** The field that a known action lacks, as a path: `message.text`. */
  missing: string | undefined;
}

/** Never throws, whatever arrives. */
export function parseFrame(data: string): WebMessagingRequest | BadFrame {
  const json = parseJson(data);
  const parsed = request.safeParse(json);
  if (parsed.success) return parsed.data;
  const named = z.object({ tracingId: z.string() }).safeParse(json);
  return { action: 'bad', tracingId: named.data?.tracingId, missing: missingIn(json, parsed.error) };
}

/** The first thing wrong, if it is a field that is not there. An action that is not there is no action. */
function missingIn(json: unknown, { issues: [first] }: z.ZodError): string | undefined {
  if (!first || first.path.length === 0 || first.path[0] === 'action') return undefined;
  let value = json;
  for (const name of first.path) value = Object(value)[name];
  return value === undefined ? first.path.join('.') : undefined;
}

function parseJson(data: string): unknown {
  try {
    return JSON.parse(data);
  } catch {
    return undefined;
  }
}
