import { type AnswerFrame, answers, refusals } from './answers.ts';
import type { Caller } from './caller.ts';
import type { RequestOf } from './frames.ts';
import { Session } from './session.ts';
import { customerOfJwt } from './sign-in.ts';
import type { Customer } from './sign-ins.ts';
import { inbound } from './structured-message.ts';

/**
 * Resumes the session the token names, or makes one. That `startNew` over a living session sets
 * `clearedExistingSession`, and that a closed one is answered 4007, is our reading: genesys.md 4 is silent.
 */
export function configureSession(caller: Caller, request: RequestOf<'configureSession'>): AnswerFrame {
  const existing = caller.organisation.sessionOf(request.token);
  if (existing?.customer) return refusals.cannotDowngrade();
  return configure(caller, request, undefined);
}

/** With the JWT of a visitor who has signed in. Somebody else's session is nobody's business: 401. */
export async function configureAuthenticatedSession(
  caller: Caller,
  request: RequestOf<'configureAuthenticatedSession'>,
): Promise<AnswerFrame> {
  const { organisation } = caller;
  if (organisation.settings.authentication === 'off') return refusals.turnedOff();
  const customer = await customerOfJwt(organisation, request.data.code);
  const owner = organisation.sessionOf(request.token)?.customer;
  if (!customer || (owner && owner.id !== customer.id)) return refusals.unauthorized();
  return configure(caller, request, customer);
}

function configure(
  caller: Caller,
  { token, deploymentId, startNew }: { token: string; deploymentId: string; startNew: boolean },
  customer: Customer | undefined,
): AnswerFrame {
  const { organisation, connection } = caller;
  const { settings, now } = organisation;
  if (deploymentId !== organisation.deploymentId) return refusals.deploymentNotFound();
  const existing = organisation.sessionOf(token);
  const retryAfter = settings.rateLimits === 'on' ? (existing?.configureRate.take() ?? 0) : 0;
  if (retryAfter > 0) return answers.tooManyRequests(retryAfter);
  if (existing?.state === 'expired' && !startNew) return refusals.sessionExpired();
  if (existing?.state === 'closed' && !startNew) return refusals.sessionNotFound();

  const resumed = startNew ? undefined : existing;
  const cleared = !resumed && existing?.state === 'open';
  const session =
    resumed ??
    new Session(token, { durationSeconds: settings.sessionDurationSeconds, now, predecessor: existing });
  if (!existing) session.configureRate.take();
  if (session !== caller.session) caller.session?.detach(connection);
  if (!resumed) {
    existing?.end('sessionClosed', connection);
    organisation.keep(session);
  }
  caller.session = session;
  const stepsUp = resumed && customer && !resumed.customer;
  if (customer) session.signIn(customer, connection);
  session.attach(connection);
  // After the answer: a client reads no message of a session that it has not configured yet.
  if (stepsUp) setImmediate(() => session.say(signIn()));
  return answers.session(settings, session, { connected: true, newSession: !resumed, cleared });
}

/** A guest has become a signed-in visitor (genesys.md 10.1, CONFIRMED-2). */
const signIn = () =>
  inbound({ type: 'Event', events: [{ eventType: 'Presence', presence: { type: 'SignIn' } }] });
