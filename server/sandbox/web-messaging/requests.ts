import type { Organisation } from '../organisation.ts';
import { type AnswerFrame, answers, MAX_CUSTOM_DATA_BYTES, refusals } from './answers.ts';
import { botJoins, botLeaves, botReads } from './bot-turn.ts';
import { type BadFrame, parseFrame, type RequestOf, type WebMessagingRequest } from './frames.ts';
import { issueJwt } from './jwt.ts';
import { type Connection, Session } from './session.ts';
import { inbound } from './structured-message.ts';

/** Who asks: the connection, and the session it has configured. */
export interface Caller {
  readonly organisation: Organisation;
  readonly connection: Connection;
  session?: Session | undefined;
}

/** "Inbound text 4096 bytes (error 4011)", genesys.md 4.6. */
const MAX_TEXT_BYTES = 4096;

/** Reads one frame of a client, does what it asks and answers it. */
export function answerFrame(caller: Caller, data: string): void {
  const request = parseFrame(data);
  const { tracingId } = request;
  const reply = (frame: AnswerFrame) =>
    caller.connection.send(tracingId === undefined ? frame : { ...frame, tracingId });
  const answer = carryOut(caller, request);
  // Only what must wait waits: a later frame's echo must not overtake the answer to an earlier one.
  if (answer instanceof Promise) void answer.then(reply);
  else if (answer) reply(answer);
}

/** The answer for the caller alone; nothing when what everybody in the session is shown says it all. */
type Answer = AnswerFrame | undefined;

function carryOut(caller: Caller, request: WebMessagingRequest | BadFrame): Answer | Promise<AnswerFrame> {
  if (request.action === 'bad') return refusals.badRequest();
  if (request.action === 'configureSession') return configureSession(caller, request);

  const { organisation, connection, session } = caller;
  if (session?.state === 'expired') return refusals.sessionExpired();
  if (!session || session.state === 'closed' || session.token !== request.token)
    return refusals.sessionNotFound();

  switch (request.action) {
    case 'onMessage':
      return receiveMessage(organisation, session, request);
    case 'echo':
      return healthCheck(session, request);
    case 'getJwt':
      return issueJwt(organisation, session).then(({ jwt, exp }) => answers.jwt(jwt, exp));
    case 'getConfiguration':
      return answers.configuration(session);
    case 'closeSession':
      // Closing for this connection alone is not documented: it leaves, the others stay.
      if (request.closeAllConnections) session.end('sessionClosed', connection);
      else session.detach(connection);
      return answers.session(session, { connected: false, newSession: false, cleared: false });
  }
}

/**
 * Resumes the session the token names, or makes one. That `startNew` over a living session sets
 * `clearedExistingSession`, and that a closed one is answered 4007, is our reading: genesys.md 4 is silent.
 */
function configureSession(
  caller: Caller,
  { token, deploymentId, startNew }: RequestOf<'configureSession'>,
): Answer {
  const { organisation, connection } = caller;
  if (deploymentId !== organisation.deploymentId) return refusals.badRequest();
  const existing = organisation.sessionOf(token);
  if (existing?.state === 'expired' && !startNew) return refusals.sessionExpired();
  if (existing?.state === 'closed' && !startNew) return refusals.sessionNotFound();

  const resumed = startNew ? undefined : existing;
  const cleared = !resumed && existing?.state === 'open';
  const session = resumed ?? new Session(token);
  if (session !== caller.session) caller.session?.detach(connection);
  if (!resumed) {
    existing?.end('sessionClosed', connection);
    organisation.keep(session);
  }
  caller.session = session;
  session.attach(connection);
  return answers.session(session, { connected: true, newSession: !resumed, cleared });
}

function healthCheck(session: Session, { message }: RequestOf<'echo'>): Answer {
  const times = {
    durationSeconds: String(session.durationSeconds),
    expirationDate: String(session.expirationDate),
  };
  return answers.echo(inbound({ type: 'Text', text: message.text }, { ...message.metadata, ...times }));
}

function receiveMessage(
  organisation: Organisation,
  session: Session,
  { message, channel, tracingId }: RequestOf<'onMessage'>,
): Answer {
  // Genesys's mobile SDK puts the channel into the message, its Java SDK beside it (genesys.md 4.2).
  const customAttributes =
    message.channel?.metadata?.customAttributes ?? channel?.metadata?.customAttributes ?? {};
  if (bytesOf(customAttributes) > MAX_CUSTOM_DATA_BYTES) return refusals.customAttributesTooLarge();
  if (session.readOnly) return refusals.readOnly();
  const isEvent = message.type === 'Event';
  if (!isEvent && Buffer.byteLength(message.text ?? '') > MAX_TEXT_BYTES) return refusals.messageTooLong();

  session.customAttributes = { ...session.customAttributes, ...customAttributes };
  const { type, metadata } = message;
  if (isEvent) {
    receiveEvent(organisation, session, message, tracingId);
  } else {
    const text = message.text === undefined ? {} : { text: message.text };
    const content = message.type === 'Structured' ? { content: message.content } : {};
    session.say(inbound({ type, ...text, ...content }, metadata), tracingId);
    botReads(organisation, session, message.text ?? '');
  }
  return undefined;
}

function receiveEvent(
  organisation: Organisation,
  session: Session,
  { events, metadata }: Extract<RequestOf<'onMessage'>['message'], { type: 'Event' }>,
  tracingId: string | undefined,
): void {
  const [event] = events;
  const echoed = inbound({ type: 'Event', events: [event] }, metadata);
  if (event.eventType === 'Typing') {
    session.show(echoed, tracingId);
    return;
  }
  session.say(echoed, tracingId);
  switch (event.presence.type) {
    case 'Join':
      botJoins(organisation, session);
      break;
    case 'Clear':
      // Documented in this order: the echo, SessionClearedEvent, ConnectionClosedEvent (genesys.md 4.3).
      session.broadcast(answers.sessionCleared());
      session.end('conversationCleared');
      organisation.forget(session);
      break;
    case 'Disconnect':
      // The server's side of a visitor who leaves is not documented: read-only, as when the other side leaves.
      botLeaves(session);
  }
}

/** Genesys's mobile SDK counts UTF-8 bytes of keys and values (genesys.md 3.7, CONFIRMED). */
function bytesOf(customAttributes: Record<string, string>): number {
  return Object.entries(customAttributes)
    .flat()
    .reduce((bytes, text) => bytes + Buffer.byteLength(text), 0);
}
