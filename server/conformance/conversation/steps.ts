import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { clearRequest } from './leave.ts';

/** Every request. A step may look at what the session has answered. */
export function stepsWith({ deploymentId, token }: { deploymentId: string; token: string }) {
  const ask = (action: string, answeredBy: string, more: object = {}) => ({
    request: { action, token, ...more },
    answeredBy,
  });
  const say = (message: object) => ask('onMessage', 'StructuredMessage', { message });
  const event = (event: object) => say({ type: 'Event', events: [event] });
  const attachmentId = randomUUID();
  const announce = (session: object, more: object) => {
    const file = { fileName: 'conformance.png', fileType: allowedTypeFor(session), fileSize: 10 };
    return ask('onAttachment', 'PresignedUrlResponse', { ...file, errorsAsJson: true, ...more });
  };
  const refused = (session: object, more: object) =>
    announce(session, { attachmentId: randomUUID(), ...more });
  const customer = {
    customer: { id: randomUUID(), idType: 'cookie' },
    customerSession: { id: '', type: 'web' },
  };
  return {
    tooEarly: () => ask('getJwt', 'JwtResponse'),
    configure: () =>
      ask('configureSession', 'SessionResponse', { deploymentId, startNew: false, journeyContext: customer }),
    healthCheck: () => ask('echo', 'StructuredMessage', { message: { type: 'Text', text: 'ping' } }),
    configuration: () => ask('getConfiguration', 'GetConfigurationResponse', { deploymentId }),
    join: () => event({ eventType: 'Presence', presence: { type: 'Join' } }),
    text: () => say({ type: 'Text', text: WORDS, metadata: { id: 'conformance' } }),
    jwt: () => ask('getJwt', 'JwtResponse'),
    typing: () => event({ eventType: 'Typing', typing: { type: 'On', duration: 5000 } }),
    file: (session: object) => announce(session, { attachmentId }),
    fileNotPut: () => ask('getAttachment', 'PresignedUrlResponse', { attachmentId }),
    fileDeleted: () => ask('deleteAttachment', 'AttachmentDeletedResponse', { attachmentId }),
    fileWithoutId: (session: object) => announce(session, { fileMd5: MD5_OF_NOTHING }),
    fileUnknown: () => ask('getAttachment', 'PresignedUrlResponse', { attachmentId: randomUUID() }),
    fileOfWrongType: (session: object) => refused(session, wrongTypeFor(session)),
    fileTooLarge: (session: object) => refused(session, { fileSize: largestFor(session) * 1024 + 1 }),
    fileOfBadName: (session: object) => refused(session, { fileName: '../conformance.png' }),
    fileOfLongName: (session: object) => refused(session, { fileName: `${'a'.repeat(1020)}.png` }),
    fileOfNoBytes: (session: object) => refused(session, { fileSize: 0 }),
    attributesTooLarge: () =>
      say({
        type: 'Text',
        text: WORDS,
        channel: { metadata: { customAttributes: { conformance: 'x'.repeat(2048) } } },
      }),
    textTooLong: () => say({ type: 'Text', text: 'x'.repeat(4097) }),
    lackingField: () => ask('getAttachment', 'PresignedUrlResponse'),
    clear: () => ({ request: clearRequest(token), answeredBy: 'StructuredMessage' }),
  };
}

export type StepName = keyof ReturnType<typeof stepsWith>;

/** In the order in which they are asked. */
export const STEPS = Object.keys(stepsWith({ deploymentId: '', token: '' })) as StepName[];

/** The one message that somebody may read. */
export const WORDS = 'A test of the connection, by a machine. Nobody has to answer: it ends by itself.';

const sessionMedia = z
  .object({
    allowedMedia: z.object({
      inbound: z.object({ fileTypes: z.array(z.object({ type: z.string() })), maxFileSizeKB: z.number() }),
    }),
    blockedExtensions: z.array(z.string()),
  })
  .partial();

const MD5_OF_NOTHING = '1B2M2Y8AsgTpgAmY7PhCfg==';

/** As a session tells what may be attached, so far as it does. */
function mediaOf(session: object) {
  const { blockedExtensions = [], allowedMedia } = sessionMedia.catch({}).parse(session);
  const { fileTypes = [], maxFileSizeKB = 10_240 } = allowedMedia?.inbound ?? {};
  return { blockedExtensions, types: fileTypes.map(({ type }) => type), maxFileSizeKB };
}

function allowedTypeFor(session: object): string {
  const { types } = mediaOf(session);
  const isFit = types.includes('image/png') || types.some((type) => type.includes('*'));
  return isFit ? 'image/png' : (types[0] ?? 'image/png');
}

/** A type that is not allowed; where all are, an ending that is blocked. */
function wrongTypeFor(session: object): object {
  const { types, blockedExtensions } = mediaOf(session);
  const takesAll = types.some((type) => type.startsWith('*'));
  return takesAll
    ? { fileName: `conformance${blockedExtensions[0] ?? '.exe'}` }
    : { fileType: 'application/x-conformance' };
}

/** Kilobytes. */
function largestFor(session: object): number {
  return mediaOf(session).maxFileSizeKB || 10_240;
}
