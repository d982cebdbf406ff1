import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import type { Answer } from '../../doctor/ask.ts';
import type { Scene } from '../scene.ts';
import type { Connection, Frame } from '../socket.ts';
import { inWords } from '../words.ts';
import { isClosing, leave, tellsOfEnd } from './leave.ts';
import { STEPS, type StepName, stepsWith } from './steps.ts';

/** The one test conversation, after it is over: what each step was answered. */
export interface Conversation {
  /** Frames by step; a step that was not answered in time is not there. */
  readonly answers: ReadonlyMap<StepName, Frame>;
  /** The steps that were asked. */
  readonly asked: ReadonlySet<StepName>;
  /** Why not all were. */
  readonly brokenOff: string | undefined;
  /** All frames of its connection, in order. */
  readonly frames: readonly Frame[];
  /** Those that had come before the visitor joined. */
  readonly beforeJoin: readonly Frame[];
  readonly history: Answer | undefined;
  /** Seconds since 1970, by our clock, when the JWT was answered. */
  readonly jwtAt: number;
  /** Whether Genesys has said that it is over. */
  readonly isClosed: boolean;
}

/**
 * Holds the conversation: one visitor, and one message that anybody sees. Whatever happens, it is cleared or closed at the
 * end. Rejects with {@link Refused} or `Unreachable` when nobody was let in.
 */
export async function holdConversation(scene: Scene, origin: string): Promise<Conversation> {
  const token = randomBytes(16).toString('hex');
  scene.mask.hide(token, 'token of the visitor');
  const connection = await scene.openSocket({ origin });
  if (typeof connection === 'number') throw new Refused(connection);

  const held = { answers: new Map<StepName, Frame>(), asked: new Set<StepName>(), beforeJoin: 0, jwtAt: 0 };
  let history: Answer | undefined;
  let brokenOff: string | undefined;
  try {
    const steps = stepsWith({ deploymentId: scene.site.deploymentId, token });
    for (const name of STEPS) {
      brokenOff = whyNot(name, connection, held.answers);
      if (brokenOff !== undefined) break;
      if (name === 'join') held.beforeJoin = connection.frames.length;
      // Bots take their time, and people take more: what has not come by now is not waited for any longer.
      if (name === 'clear') await connection.find(isSpokenTo);
      held.asked.add(name);
      const { request, answeredBy } = steps[name](Object(held.answers.get('configure')?.body));
      const answer = await askPatiently(connection, { request, answeredBy }, scene.signal);
      if (answer !== undefined) held.answers.set(name, answer);
      if (name !== 'jwt') continue;
      held.jwtAt = Date.now() / 1000;
      history = await historyOf(scene, origin, answer);
    }
    if (held.answers.get('clear')?.class === 'StructuredMessage') await connection.find(isClosing);
  } catch (error) {
    brokenOff = scene.signal.aborted ? 'the run was stopped' : inWords(error);
  }
  connection.close();
  const isClosed =
    !held.asked.has('configure') ||
    connection.frames.some(tellsOfEnd) ||
    (await leave(scene, { token, origin }));
  const { frames } = connection;
  return { ...held, beforeJoin: frames.slice(0, held.beforeJoin), frames, history, brokenOff, isClosed };
}

function whyNot(
  name: StepName,
  connection: Connection,
  answers: Conversation['answers'],
): string | undefined {
  if (!connection.isOpen()) return `Genesys had closed the connection before the step “${name}”`;
  const isWithout = answers.has('configure') && answers.get('configure')?.class !== 'SessionResponse';
  return isWithout ? 'there was no session: see 4.2/configureSession' : undefined;
}

/** The upgrade of the conversation's socket was refused. */
export class Refused extends Error {
  override readonly name = 'Refused';
  constructor(status: number) {
    super(`the upgrade was refused with HTTP ${status}: see 2.2/websocket`);
  }
}

/** Something that is said to the visitor, and not a sign of typing. */
export function isSpokenTo({ body }: Frame): boolean {
  const { direction, type } = Object(body) as { direction?: unknown; type?: unknown };
  return direction === 'Outbound' && type !== 'Event';
}

/** Once more where too much was asked: how often one may ask says a row of its own. */
async function askPatiently(
  connection: Connection,
  { request, answeredBy }: { readonly request: object; readonly answeredBy: string },
  signal: AbortSignal,
): Promise<Frame | undefined> {
  const answer = await connection.ask(request, answeredBy);
  if (answer?.class !== 'TooManyRequestsErrorMessage') return answer;
  const { retryAfter } = Object(answer.body) as { retryAfter?: unknown };
  const seconds = typeof retryAfter === 'number' ? Math.min(retryAfter, LONGEST_PAUSE_S) : 1;
  await wait(seconds * 1000, undefined, { signal });
  return connection.ask(request, answeredBy);
}

const LONGEST_PAUSE_S = 10;

async function historyOf({ ask, mask }: Scene, origin: string, answer: Frame | undefined) {
  const { data } = z.object({ jwt: z.string().regex(/^[\x21-\x7e]+$/) }).safeParse(answer?.body);
  if (data === undefined) return undefined;
  mask.hide(data.jwt, 'JWT');
  return ask('api', '/api/v2/webmessaging/messages?pageNumber=1&pageSize=25', {
    headers: { authorization: `bearer ${data.jwt}`, origin },
  });
}
