import { z } from 'zod';

/**
 * What a visitor may send as the `content` of a Structured message: answers to what structured content asks, in the shapes
 * of genesys.md 11.3 (CONFIRMED-2), and files. Members nobody reads here are let pass, as clients send more than one another.
 * That another content, or a time that is none, is refused as a bad request is ours.
 */
const originatingMessageId = z.string().min(1).optional();
const answer = { text: z.string(), payload: z.string(), originatingMessageId };

const buttonResponse = z.discriminatedUnion('type', [
  z.looseObject({ type: z.enum(['QuickReply', 'Button', 'ListPicker']), ...answer }),
  z.looseObject({
    type: z.literal('DatePicker'),
    ...answer,
    payload: z.iso.datetime({ offset: true }),
  }),
]);

/** One component's answer; one that has been left empty has an empty text. */
const component = z.looseObject({
  id: z.string().min(1),
  component: z.looseObject({
    contentType: z.literal('ButtonResponse'),
    buttonResponse: z.looseObject({ type: z.literal('Form'), ...answer }),
  }),
});
const form = z.looseObject({
  originatingMessageId,
  cannedResponseId: z.string().min(1),
  response: z.array(component),
});

export const visitorContent = z
  .array(
    z.discriminatedUnion('contentType', [
      z.looseObject({ contentType: z.literal('ButtonResponse'), buttonResponse }),
      z.looseObject({ contentType: z.literal('Form'), form }),
      z.looseObject({ contentType: z.literal('Attachment'), attachment: z.looseObject({ id: z.string() }) }),
    ]),
  )
  .min(1);
