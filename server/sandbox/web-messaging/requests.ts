import { type AnswerFrame, answers, refusals } from './answers.ts';
import { announceAttachment, deleteAttachment, showAttachment } from './attachment-requests.ts';
import { botLeaves } from './bot-turn.ts';
import type { Caller } from './caller.ts';
import { configureAuthenticatedSession, configureSession } from './configure.ts';
import { type BadFrame, parseFrame, type RequestOf, type WebMessagingRequest } from './frames.ts';
import { issueJwt } from './jwt.ts';
import { receiveMessage } from './messages.ts';
import type { Session } from './session.ts';
import { inbound } from './structured-message.ts';

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
  const { organisation, connection, session } = caller;
  const { settings } = organisation;
  const retryAfter = settings.rateLimits === 'on' ? caller.requestRate.take() : 0;
  if (retryAfter > 0) return answers.tooManyRequests(retryAfter);
  if (request.action === 'bad')
    return request.missing === undefined ? refusals.badRequest() : refusals.missingParameter(request.missing);
  if (request.action === 'configureSession') return configureSession(caller, request);
  if (request.action === 'configureAuthenticatedSession')
    return configureAuthenticatedSession(caller, request);

  session?.expireWhenDue();
  if (session?.state === 'expired') return refusals.sessionExpired();
  const { token = session?.token } = request;
  if (!session || session.state === 'closed' || session.token !== token) return refusals.sessionNotFound();

  switch (request.action) {
    case 'onMessage':
      return receiveMessage(caller, session, request);
    case 'onAttachment':
      return announceAttachment(caller, session, request);
    case 'getAttachment':
      return showAttachment(caller, session, request);
    case 'deleteAttachment':
      return deleteAttachment(caller, session, request);
    case 'echo':
      return healthCheck(caller, session, request);
    case 'getJwt':
      return issueJwt(organisation, session).then(({ jwt, exp }) => answers.jwt(jwt, exp));
    case 'resumeToken':
      // What the token is for is not documented: it is made like the JWT of getJwt.
      return issueJwt(organisation, session).then(({ jwt, exp }) => answers.resumeToken(jwt, exp));
    case 'getConfiguration':
      return answers.configuration(settings, session);
    case 'disconnectCustomer':
      // Only its name is documented. It is played as a visitor who leaves.
      return session.readOnly ? refusals.readOnly() : botLeaves(organisation, session);
    case 'closeSession':
      // Closing for this connection alone is not documented: it leaves, the others stay.
      if (request.closeAllConnections) session.end('sessionClosed', connection);
      else session.detach(connection);
      return answers.session(settings, session, { connected: false, newSession: false, cleared: false });
  }
}

function healthCheck(
  { organisation, healthCheckRate }: Caller,
  session: Session,
  { message }: RequestOf<'echo'>,
): Answer {
  const retryAfter = organisation.settings.rateLimits === 'on' ? healthCheckRate.take() : 0;
  if (retryAfter > 0) return answers.tooManyRequests(retryAfter);
  const times = {
    durationSeconds: String(session.durationSeconds),
    expirationDate: String(session.expirationDate),
  };
  const echoed = inbound({ type: 'Text', text: message.text }, { ...message.metadata, ...times });
  return answers.echo(session.finish(echoed));
}
