import type { LiveRow } from './check.ts';

/** Why nothing asks a row, in words for the report. */
export function whyNotAsked({ id }: Pick<LiveRow, 'id'>): string {
  const ofSection = Object.entries(bySection).find(([section]) => id.startsWith(section));
  return byRow[id] ?? ofSection?.[1] ?? 'nothing asks it yet';
}

const BROWSER = 'needs a browser: it is seen on a page only';
const SIGN_IN = 'needs a visitor who signs in at an OpenID provider';
const UPLOAD = 'it would leave a file with the organisation';
const PAST_LIMIT = 'it would mean to go past a limit of the organisation';
const FLOW = 'what becomes of it shows inside a flow of Architect only';
const AGENT = 'needs a flow or an agent who sends it';

const bySection: Readonly<Record<string, string>> = {
  '3.': BROWSER,
  '4.6/': PAST_LIMIT,
  '7.': BROWSER,
  '8/': BROWSER,
  '9/': BROWSER,
  '10.': SIGN_IN,
  '11.2/': AGENT,
  '11.3/': BROWSER,
  '12/': BROWSER,
  '13.1/': BROWSER,
};

const byRow: Readonly<Record<string, string>> = {
  '4.1/token': 'it would take many sessions to see that any form of a token will do',
  '4.2/configureAuthenticatedSession': SIGN_IN,
  '4.2/quick-reply': AGENT,
  '4.2/getAttachment': UPLOAD,
  '4.2/customAttributes': FLOW,
  '4.2/actions': 'it would take every action, and of some nobody knows what they do',
  '4.2/presence-types': 'of some nobody knows what they do to a conversation',
  '4.3/UploadSuccessEvent': UPLOAD,
  '4.3/UploadFailureEvent': UPLOAD,
  '4.3/SessionExpiredEvent': 'the life of a session is too long to wait for',
  '4.3/LogoutEvent': SIGN_IN,
  '4.3/TooManyRequestsErrorMessage': PAST_LIMIT,
  '4.3/ResumeTokenResponse': 'nobody knows what resumeToken does to a session',
  '4.3/disconnect': AGENT,
  '4.4/4003': UPLOAD,
  '4.4/4006': 'the life of a session is too long to wait for',
  '4.4/4008': 'an announced file takes too long to expire',
  '4.4/4017': SIGN_IN,
  '4.4/4029': PAST_LIMIT,
  '4.4/400': 'nobody knows what exactly leads to it',
  '4.4/401': SIGN_IN,
  '4.4/409': AGENT,
  '4.4/404-408': 'only the numbers are known: neither when they are sent nor a text',
  '4.4/client-side': 'they never travel: no server sends them',
  '4.5/window': BROWSER,
  '4.6/attachment': UPLOAD,
  '4.6/session-life': 'the life of a session is too long to wait for',
  '4.6/history-15-days': 'fifteen days are too long to wait for',
  '4.6/outbound-text': AGENT,
  '4.6/heartbeat': 'a pong says nothing of Genesys: every WebSocket server sends it',
  '4.6/typing-interval': 'it is about what clients do',
  '4.7/exchange': SIGN_IN,
  '4.7/refresh': SIGN_IN,
  '4.7/revoke': SIGN_IN,
  '4.7/upload': UPLOAD,
  '4.8/look-and-feel': 'how config.json spells these is not known',
  '10.1/configuration': 'what config.json has of it is in 4.8/shape',
  '11.1/echo': 'it is about what clients send',
  '11.1/SessionExpiredEvent': 'the life of a session is too long to wait for',
  '11.1/metadata': SIGN_IN,
  '11.1/receipt': 'no client sends one, and none was ever seen',
  '11.1/offers': AGENT,
  '11.1/revoke': SIGN_IN,
  '11.1/exchange': SIGN_IN,
  '11.1/pushdevices': 'it would register a phone that does not exist',
  '11.1/attachment': UPLOAD,
  '11.1/reactions': 'no client was ever seen to get one',
  '11.1/required': AGENT,
  '14.2/order': FLOW,
  '14.2/alone': FLOW,
  '14.2/emergency': FLOW,
  '14.2/no-open-now': 'that there is no such call cannot be asked',
  '14.3/on-queue': 'it takes people who are on queue, and are busy',
  '14.3/estimate': 'one answer does not show it',
  '15/video-push': 'needs a phone, or an agent who offers a video call',
  '15/structured': AGENT,
};
