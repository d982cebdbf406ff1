import { z } from 'zod';
import { asDocumented, type Check, different, notAsked, type Outcome } from '../check.ts';
import { isSpokenTo } from '../conversation/conversation.ts';
import { WORDS } from '../conversation/steps.ts';
import { ofStep, refusal, stepFits, type Talk } from '../conversation/talk.ts';
import { allFit, fits, jsonOf, shapeOf } from '../shape.ts';
import type { Frame } from '../socket.ts';

const echoed = <Body extends z.ZodRawShape>(body: Body) =>
  z.object({
    type: z.literal('message'),
    class: z.literal('StructuredMessage'),
    body: z.object({ direction: z.literal('Inbound'), ...body }),
  });
const eventOf = (shape: z.ZodRawShape) =>
  echoed({ type: z.literal('Event'), events: z.tuple([z.object(shape)]) });

/** What is said in the conversation, by either side, and what is refused of it. */
export const messageChecks: readonly Check<Talk>[] = [
  stepFits('4.2/join', 'join', eventOf({ presence: z.object({ type: z.literal('Join') }) })),
  stepFits(
    '4.2/text',
    'text',
    echoed({
      type: z.literal('Text'),
      text: z.literal(WORDS),
      metadata: z.object({ id: z.literal('conformance') }),
    }),
  ),
  stepFits(
    '4.3/StructuredMessage',
    'text',
    echoed({
      id: z.string(),
      type: z.string(),
      text: z.string(),
      channel: z.object({ time: z.iso.datetime() }),
    }),
  ),
  stepFits(
    '4.3/inbound-echo',
    'text',
    z.object({
      tracingId: z.string(),
      body: z.object({
        id: z.string().regex(/^[0-9a-f]{32}$/, 'is not 32 hexadecimal digits'),
        channel: z.object({ messageId: z.guid() }),
      }),
    }),
  ),
  { row: '4.3/outbound', look: outbound },
  { row: '11.1/channel', look: channels },
  ofStep('4.2/typing', 'typing', async (frame, talk) =>
    (await mayType(talk))
      ? fits(eventOf({ eventType: z.literal('Typing'), typing: z.object({ type: z.literal('On') }) }), frame)
      : notAsked('the configuration forbids visitors to show that they type'),
  ),
  ofStep('11.1/typing', 'typing', async (frame, talk) =>
    (await mayType(talk))
      ? fits(
          eventOf({ typing: z.object({ duration: z.number().min(100, 'is not in ms').optional() }) }),
          frame,
        )
      : fits(refusal(403), frame),
  ),
  stepFits(
    '4.4/4013',
    'attributesTooLarge',
    refusal(4013, 'Custom Attributes in channel metadata is larger than 2048 bytes'),
  ),
  stepFits('4.6/custom-attributes', 'attributesTooLarge', z.object({ code: z.literal(4013) })),
  stepFits('4.4/4011', 'textTooLong', refusal(4011)),
  stepFits('4.6/inbound-text', 'textTooLong', z.object({ code: z.literal(4011) })),
  stepFits('4.4/4020', 'lackingField', refusal(4020)),
  { row: '4.3/string', look: refusals },
  { row: '4.3/classes', look: classes },
];

function outbound({ conversation: { frames } }: Talk): Outcome {
  const spoken = frames.find(isSpokenTo);
  if (spoken === undefined) return notAsked('nobody answered the visitor in time');
  return fits(
    z.object({
      originatingEntity: z.enum(['Human', 'Bot']),
      channel: z.object({ type: z.literal('Private'), messageId: z.undefined().optional() }),
    }),
    spoken.body,
  );
}

function channels({ conversation: { frames } }: Talk): Outcome {
  const person = z
    .object({ firstName: z.string(), lastName: z.string(), nickname: z.string(), image: z.string() })
    .partial()
    .optional();
  const said = frames.filter(({ class: name }) => name === 'StructuredMessage');
  if (said.length === 0) return notAsked('no message came');
  const form = z.object({ channel: z.object({ from: person, to: person }).optional() });
  return allFit(
    form,
    said.map(({ body }) => body),
  );
}

function refusals({ conversation: { frames } }: Talk): Outcome {
  const refused = frames.filter(({ code }) => typeof code === 'number' && code >= 400 && code !== 429);
  if (refused.length === 0) return notAsked('nothing was refused');
  const form = z.object({ type: z.literal('response'), class: z.literal('string'), body: z.string() });
  // The one class of errors that has a form of its own may have the code of an error too (genesys.md 11.1).
  const texts = refused.filter(({ class: name }) => name !== 'GenerateUrlError');
  return allFit(form, texts);
}

function classes({ conversation: { frames } }: Talk): Outcome {
  if (frames.length === 0) return notAsked('no frame came');
  const foreign = frames.find(({ class: name }: Frame) => !CLASSES.has(String(name)));
  return foreign === undefined ? asDocumented : different(shapeOf(foreign));
}

/** Those of the Java SDK (genesys.md 4.3, CONFIRMED). */
const CLASSES = new Set(
  'string SessionResponse StructuredMessage PresignedUrlResponse AttachmentDeletedResponse UploadFailureEvent UploadSuccessEvent ConnectionClosedEvent LogoutEvent SessionExpiredEvent JwtResponse GetConfigurationResponse GenerateUrlError TooManyRequestsErrorMessage ResumeTokenResponse SessionClearedEvent Error Unknown'.split(
    ' ',
  ),
);

async function mayType({ scene }: Talk): Promise<boolean> {
  const conversations = z.object({ showUserTypingIndicator: z.boolean() });
  const shape = z.object({ messenger: z.object({ apps: z.object({ conversations }) }) });
  const { data } = shape.safeParse(jsonOf(await scene.deploymentFile('config.json')));
  return data?.messenger.apps.conversations.showUserTypingIndicator ?? true;
}
