import { at } from '../deployment.ts';
import { randomId } from '../random-id.ts';

/** A file as pages get it. */
export interface FormattedFile {
  readonly id: string;
  readonly downloadUrl: unknown;
  readonly [member: string]: unknown;
}

/**
 * A message as pages get it from `restored`, `oldMessages`, `fetchHistory` and `messagesUpdated` (genesys.md 7.2, CONFIRMED-2).
 * `messagesReceived` has it as it arrived instead. Members of one kind of message only are named by no type here.
 */
export interface FormattedMessage {
  readonly id: string;
  /** ISO 8601, or an empty text. */
  readonly time: string;
  readonly files: readonly FormattedFile[];
  readonly [member: string]: unknown;
}

type Members = Record<string, unknown>;

/** `tracingId` is that of the frame the message came in; the history has none. Never throws, whatever `wire` is. */
export function formatted(wire: unknown, tracingId = ''): FormattedMessage {
  const time = words(wire, 'channel.time');
  const message = {
    from: fromOf(at(wire, 'channel.from')),
    text: at(wire, 'text'),
    type: words(wire, 'type').toLowerCase(),
    messageType: words(wire, 'direction').toLowerCase(),
    id: words(wire, 'channel.messageId') || words(wire, 'id'),
    time,
    timestamp: time,
    files: listOf(wire, 'content').flatMap(fileIn),
    quickReplies: listOf(wire, 'content').flatMap(quickReplyIn),
    card: {},
    carousel: { cards: [] },
    datePicker: {},
    coBrowse: {},
    video: {},
    originatingEntity: words(wire, 'originatingEntity'),
    tracingId,
  };
  const parts = listOf(wire, 'content').map((part) => membersOf(part, wire));
  const answers = listOf(wire, 'content').flatMap((part) => at(part, 'buttonResponse') ?? []);
  const events = listOf(wire, 'events').map(membersOfEvent);
  // What comes later wins, as the last card does.
  return Object.assign(message, ...parts, answerIn(answers, wire), ...events, changesOf(wire));
}

/** One part of the content; what is not understood, and a press on a button, adds nothing. */
function membersOf(part: unknown, wire: unknown): Members {
  const id = words(wire, 'id');
  switch (at(part, 'contentType')) {
    case 'QuickReply':
      return { contentType: 'quick-replies' };
    case 'Card':
      return { contentType: 'card', card: cardOf(at(part, 'card'), at(part, 'card.actions')) };
    case 'Carousel': {
      const cards = listOf(part, 'carousel.cards').map((card) => cardOf(card));
      return {
        contentType: 'carousel',
        carousel: { cards },
        ...(cards.length > 0 && { carouselType: 'Cards' }),
      };
    }
    case 'DatePicker':
      return { contentType: 'datepicker', datePicker: datePickerOf(at(part, 'datePicker'), id) };
    case 'ListPicker':
      return { contentType: 'listpicker', listPicker: { ...membersIn(part, 'listPicker'), id } };
    case 'Form':
      return { contentType: 'form', form: { ...membersIn(part, 'form'), id } };
    default:
      return {};
  }
}

/** `actionsWithout`: what `actions` is for a card without a default action. In a carousel it is nothing. */
function cardOf(card: unknown, actionsWithout?: unknown): Members {
  return {
    id: at(card, 'id') ?? randomId(),
    title: at(card, 'title'),
    description: at(card, 'description'),
    imageUrl: at(card, 'image') ?? '',
    buttons: at(card, 'actions'),
    actions: at(card, 'defaultAction') ?? actionsWithout,
  };
}

function datePickerOf(picker: unknown, id: string): Members {
  const times = listOf(picker, 'availableTimes');
  return {
    id,
    title: at(picker, 'title'),
    description: at(picker, 'subtitle') ?? '',
    imageUrl: at(picker, 'imageUrl'),
    dateMinimum: at(picker, 'dateMinimum'),
    dateMaximum: at(picker, 'dateMaximum'),
    availableTimes: [...times].sort((one, other) =>
      words(one, 'dateTime').localeCompare(words(other, 'dateTime')),
    ),
  };
}

/** What a visitor has picked. Of a quick reply or a button there is only the message's own text. */
function answerIn(answers: readonly unknown[], wire: unknown): Members {
  const [first] = answers;
  const parentMessageId = at(wire, 'metadata.parentMessageId');
  if (at(first, 'type') === 'DatePicker')
    return {
      contentType: 'datepicker',
      text: at(wire, 'text') ?? at(first, 'text'),
      payload: at(first, 'payload'),
      parentMessageId,
    };
  if (at(first, 'type') === 'ListPicker')
    return { contentType: 'listpicker', payload: answers, parentMessageId };
  return {};
}

function membersOfEvent(event: unknown): Members {
  switch (at(event, 'eventType')) {
    case 'Presence':
      return { eventType: 'Presence', presence: { type: at(event, 'presence.type') } };
    case 'CoBrowse':
      return { eventType: 'CoBrowse', coBrowse: offerOf(event, 'coBrowse') };
    case 'Video':
      return { eventType: 'Video', video: offerOf(event, 'video') };
    default:
      return {};
  }
}

/** An invitation to browse together or to see each other, under an id of its own (genesys.md 11.1, CONFIRMED). */
export function offerOf(event: unknown, name: 'coBrowse' | 'video'): Members {
  return { id: randomId(), ...membersIn(event, name) };
}

function quickReplyIn(part: unknown): Members[] {
  if (at(part, 'contentType') !== 'QuickReply') return [];
  const reply = at(part, 'quickReply');
  return [
    {
      id: at(reply, 'id') ?? randomId(),
      text: at(reply, 'text'),
      payload: at(reply, 'payload'),
      imageUrl: at(reply, 'image'),
      action: at(reply, 'action'),
    },
  ];
}

function fileIn(part: unknown): FormattedFile[] {
  if (at(part, 'contentType') !== 'Attachment') return [];
  const attachment = at(part, 'attachment');
  return [
    {
      downloadUrl: at(attachment, 'url'),
      size: at(attachment, 'fileSize'),
      name: at(attachment, 'filename'),
      type: at(attachment, 'mediaType'),
      mime: at(attachment, 'mime'),
      id: words(attachment, 'id'),
    },
  ];
}

/** Who speaks, with two members under the names that Messenger's own window reads. */
function fromOf(from: unknown): unknown {
  if (typeof from !== 'object' || from === null) return '';
  const [name, avatar] = [at(from, 'nickname'), at(from, 'image')];
  return { ...from, ...(name !== undefined && { name }), ...(avatar !== undefined && { avatar }) };
}

/** What this page has noted on the message since it arrived. */
function changesOf(wire: unknown): Members {
  const [state, updatedTime] = [at(wire, 'state'), at(wire, 'updatedTime')];
  return { ...(state !== undefined && { state }), ...(updatedTime !== undefined && { updatedTime }) };
}

function membersIn(value: unknown, path: string): Members {
  const found = at(value, path);
  return typeof found === 'object' && found !== null ? { ...found } : {};
}

function listOf(value: unknown, path: string): readonly unknown[] {
  const found = at(value, path);
  return Array.isArray(found) ? found : [];
}

function words(value: unknown, path: string): string {
  const found = at(value, path);
  return typeof found === 'string' ? found : '';
}
