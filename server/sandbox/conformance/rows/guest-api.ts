import type { Row } from './row.ts';

const C = 'CONFIRMED';
const C2 = 'CONFIRMED-2';

/** Sections 11 and 15 of genesys.md: the Guest API, looked at a second time. */
export const rowsOfTheGuestApi: readonly Row[] = [
  { id: '11.1/onAttachment', what: 'attachmentId is optional; fileMd5', status: C },
  { id: '11.1/echo', what: 'the health check of every client carries the token', status: C },
  { id: '11.1/origin', what: 'a bare host, and none at all', status: C },
  { id: '11.1/SessionExpiredEvent', what: 'type response, code 200, an empty body', status: C },
  { id: '11.1/GenerateUrlError', what: 'attachmentId, errorCode, errorMessage; two types', status: C },
  { id: '11.1/metadata', what: 'correlationId on events, authenticated', status: C },
  { id: '11.1/typing', what: 'duration in ms; 403 where it is forbidden', status: C },
  { id: '11.1/channel', what: 'to and from, all optional', status: C },
  { id: '11.1/receipt', what: 'status, reasons and the id of the message', status: C },
  { id: '11.1/offers', what: 'CoBrowse and Video, four types', status: C },
  {
    id: '11.1/reactions',
    what: 'reactionType and count',
    status: C,
    leftOut: 'they stand in one list of types only, and are probably for social channels',
  },
  { id: '11.1/revoke', what: 'a 2xx', status: C },
  { id: '11.1/exchange', what: 'a body without redirectUri is taken', status: C },
  { id: '11.1/pushdevices', what: 'post, patch, delete, without Authorization; errors', status: C },
  { id: '11.1/history-entry', what: 'its members, and those of the page', status: C },
  { id: '11.1/attachment', what: 'its members; the form of the url', status: C },
  { id: '11.1/required', what: 'what the mobile SDK requires of structured content', status: C },

  { id: '11.2/QuickReply', what: 'text, payload, image, action', status: C },
  { id: '11.2/Card', what: 'Card and Carousel', status: C },
  { id: '11.2/DatePicker', what: 'title, times and no id', status: C },
  { id: '11.2/ListPicker', what: 'sections and both messages', status: C },
  { id: '11.2/Form', what: 'pages and components', status: C },

  { id: '11.3/quickReply', what: 'the postback and the frame', status: C2 },
  { id: '11.3/card', what: 'type Button; a link sends nothing', status: C2 },
  { id: '11.3/datePicker', what: 'no text; parentMessageId; repliedMessage', status: C2 },
  { id: '11.3/listPicker', what: 'one ButtonResponse for each option; repliedMessage', status: C2 },
  { id: '11.3/form', what: 'content Form; repliedMessage', status: C2 },
  { id: '11.3/consumed', what: 'state and updatedTime of the answer', status: C2 },

  { id: '15/video-push', what: 'pushIntegrations of a deployment (video is 13.2/video)', status: C },
  { id: '15/structured', what: 'ListPicker, Form and WheelPicker', status: C },
];
