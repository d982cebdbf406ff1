import { z } from 'zod';

/**
 * What a bot or a person may put into a message besides its text, in Genesys's own shape (genesys.md 11.2 and 11.1,
 * CONFIRMED). A member must be there when one of Genesys's SDKs would not read the message without it, or when the visitor
 * could not answer without it. A member of another name is refused: a mistyped one would be left out unseen.
 */
const text = z.string().min(1);
const id = z.string().min(1).max(200);
/** Only addresses of the web: Messenger puts them into links and pictures. */
const address = z.url({ protocol: /^https?$/ });
const time = z.iso.datetime({ offset: true });

const quickReply = z.strictObject({
  text,
  payload: text,
  image: address.optional(),
  action: z.literal('Message').optional(),
});

const cardAction = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('Link'), text, url: address, payload: text.optional() }),
  z.strictObject({ type: z.literal('Postback'), text, payload: text, url: address.optional() }),
]);
const card = z.strictObject({
  title: text,
  description: text,
  image: address.optional(),
  video: address.optional(),
  defaultAction: cardAction.optional(),
  actions: z.array(cardAction),
});

const availableTimes = z.array(z.strictObject({ dateTime: time, duration: z.number().positive() })).min(1);
const datePicker = z.strictObject({
  title: text,
  subtitle: text.optional(),
  imageUrl: address.optional(),
  dateMinimum: time.optional(),
  dateMaximum: time.optional(),
  availableTimes,
});

/** What Genesys's Java SDK requires of a list picker must be there (genesys.md 11.2, CONFIRMED): its mobile SDK reads none. */
const section = z.strictObject({
  title: text,
  multipleSelection: z.boolean(),
  items: z
    .array(z.strictObject({ id, title: text, subtitle: text.optional(), imageUrl: address.optional() }))
    .min(1),
});
/** What is read before an answer is given (received), and after (reply). */
const aroundAnswer = z.strictObject({
  header: text.optional(),
  title: text.optional(),
  subtitle: text.optional(),
  buttonLabel: text.optional(),
  imageUrl: address.optional(),
});
const listPicker = z.strictObject({
  id: id.optional(),
  sections: z.array(section).min(1),
  receivedMessage: aroundAnswer,
  replyMessage: aroundAnswer,
});

/** An answer to a form names its component: each one has an id here, though the platform SDK lets it be left out. */
const pageComponent = z.discriminatedUnion('formComponentType', [
  z.strictObject({
    formComponentType: z.literal('Input'),
    input: z.strictObject({
      id,
      title: text.optional(),
      subtitle: text.optional(),
      placeholderText: text.optional(),
      isRequired: z.boolean(),
      isMultipleLine: z.boolean(),
      keyboardType: text.optional(),
      autoCompleteType: text.optional(),
    }),
  }),
  z.strictObject({
    formComponentType: z.literal('DatePicker'),
    // In a form the times may be left out: then any day can be picked (`FormDatePicker` of the platform SDK has none).
    datePicker: datePicker.extend({
      id,
      availableTimes: availableTimes.optional(),
      dateDisplayFormat: text.optional(),
    }),
  }),
  z.strictObject({ formComponentType: z.literal('ListPicker'), listPicker: listPicker.extend({ id }) }),
  z.strictObject({
    formComponentType: z.literal('WheelPicker'),
    wheelPicker: z.strictObject({
      id,
      items: z.array(z.strictObject({ id, title: text, value: text.optional() })).min(1),
    }),
  }),
]);
const form = z.strictObject({
  cannedResponseId: id,
  introduction: z
    .strictObject({
      title: text,
      subtitle: text.optional(),
      imageUrl: address.optional(),
      buttonText: text,
    })
    .optional(),
  formPages: z
    .array(
      z.strictObject({ title: text, subtitle: z.string(), pageComponents: z.array(pageComponent).min(1) }),
    )
    .min(1),
  receivedMessage: aroundAnswer.optional(),
  replyMessage: aroundAnswer.optional(),
  showSummary: z.boolean().optional(),
});

const attachment = z.strictObject({
  id,
  mediaType: z.enum(['Image', 'Video', 'Audio', 'File', 'Link']),
  url: address,
  filename: text,
  mime: text.optional(),
  fileSize: z.int().min(0).optional(),
  text: text.optional(),
  sha256: text.optional(),
});

const part = z.discriminatedUnion('contentType', [
  z.strictObject({ contentType: z.literal('QuickReply'), quickReply }),
  z.strictObject({ contentType: z.literal('Card'), card }),
  z.strictObject({
    contentType: z.literal('Carousel'),
    carousel: z.strictObject({ cards: z.array(card).min(1) }),
  }),
  z.strictObject({ contentType: z.literal('DatePicker'), datePicker }),
  z.strictObject({ contentType: z.literal('ListPicker'), listPicker }),
  z.strictObject({ contentType: z.literal('Form'), form }),
  z.strictObject({ contentType: z.literal('Attachment'), attachment }),
]);

const answeredById = ['DatePicker', 'ListPicker', 'Form'];

/**
 * The `content` of a message to the visitor. Of pickers and forms it has one at most: an answer names the message, so that
 * nobody could tell which of two it is for (ours).
 */
export const outboundContent = z
  .array(part)
  .min(1)
  .refine(
    (parts) => parts.filter(({ contentType }) => answeredById.includes(contentType)).length <= 1,
    'a message can have one date picker, list picker or form: its answer names the message only',
  );

export type OutboundContent = z.infer<typeof outboundContent>;
