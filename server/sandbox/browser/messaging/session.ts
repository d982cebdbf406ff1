import { clockFrame } from '../../clock-frame.ts';
import { at, type Deployment } from '../deployment.ts';
import { randomId } from '../random-id.ts';
import { Connection, type ServerFrame } from './connection.ts';

export interface SessionEvents {
  /** The socket is open; the session is still to be configured. */
  opened(): void;
  /** A frame that answers no question of this side. */
  received(frame: ServerFrame): void;
  /** The connection broke after the session had been configured. */
  lost(): void;
}

/** The server said no; `code` is one of genesys.md 4.4. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: number;
  readonly frame: ServerFrame;

  constructor(frame: ServerFrame) {
    super(String(frame.body));
    this.code = frame.code;
    this.frame = frame;
  }
}

/** A configured session on one connection. */
export interface GuestSession {
  /** The SessionResponse. */
  readonly response: ServerFrame;
  readonly isNew: boolean;
  readonly isReadOnly: boolean;
  send(message: object, tracingId: string): void;
  /** Sends a request that needs no waiting: what is answered is received as any other frame. */
  request(request: object): void;
  /** A bearer for the history, good for a minute. */
  getJwt(): Promise<string>;
  close(): void;
}

/**
 * Connects and configures the session that `token` names, for a signed-in visitor with the JWT of the exchange
 * (`configureAuthenticatedSession`, genesys.md 4.2).
 *
 * @throws Refusal, or an Error when no connection is to be had.
 */
export async function configureSession(
  deployment: Deployment,
  { token, startNew, authJwt }: { token: string; startNew: boolean; authJwt: string | undefined },
  events: SessionEvents,
): Promise<GuestSession> {
  let configured = false;
  const line = await openLine(deployment, token, {
    opened: events.opened,
    received: events.received,
    // Before that, the question that stays unanswered says it.
    lost() {
      if (configured) events.lost();
    },
  });
  try {
    const deploymentId = deployment.id;
    const how = authJwt
      ? { action: 'configureAuthenticatedSession', data: { code: authJwt } }
      : { action: 'configureSession' };
    const response = await line.ask({ ...how, deploymentId, startNew });
    configured = true;
    return {
      response,
      isNew: at(response.body, 'newSession') === true,
      isReadOnly: at(response.body, 'readOnly') === true,
      send: (message, tracingId) => line.send({ action: 'onMessage', message, tracingId }),
      request: line.send,
      getJwt: async () => String(at((await line.ask({ action: 'getJwt' })).body, 'jwt')),
      close: line.close,
    };
  } catch (error) {
    line.close();
    throw error;
  }
}

/** A connection on which a question can wait for its answer. */
function openLine(deployment: Deployment, token: string, events: SessionEvents): Promise<Line> {
  const { promise, resolve, reject } = withResolvers<Line>();
  const questions = new Map<string, Deferred<ServerFrame>>();
  let state: 'opening' | 'open' | 'closed' = 'opening';

  const query = `deploymentId=${encodeURIComponent(deployment.id)}&application=${clockFrame.application}`;
  const url = `${deployment.messagingEndpoint}/v1?${query}`;
  const connection = new Connection(url, {
    opened() {
      state = 'open';
      events.opened();
      resolve({ send, ask, close });
    },
    received(frame) {
      if (state === 'closed') return;
      const question = questions.get(frame.tracingId ?? '');
      if (!question) return events.received(frame);
      questions.delete(frame.tracingId ?? '');
      if (frame.code < 400) question.resolve(frame);
      else question.reject(new Refusal(frame));
    },
    lost() {
      const wasOpen = state === 'open';
      state = 'closed';
      const reason = new Error('Cannot start conversation');
      reject(reason);
      for (const question of questions.values()) question.reject(reason);
      if (wasOpen) events.lost();
    },
  });

  function send(frame: object): void {
    if (state === 'open') connection.send({ ...frame, token });
  }

  function ask(frame: object): Promise<ServerFrame> {
    const tracingId = randomId();
    const question = withResolvers<ServerFrame>();
    questions.set(tracingId, question);
    if (state === 'open') send({ ...frame, tracingId });
    else question.reject(new Error('Cannot start conversation'));
    return question.promise;
  }

  function close(): void {
    state = 'closed';
    connection.close();
  }

  return promise;
}

interface Line {
  send(frame: object): void;
  ask(frame: object): Promise<ServerFrame>;
  close(): void;
}

interface Deferred<Value> {
  promise: Promise<Value>;
  resolve(value: Value): void;
  reject(reason: unknown): void;
}

function withResolvers<Value>(): Deferred<Value> {
  let settle: Omit<Deferred<Value>, 'promise'> | undefined;
  const promise = new Promise<Value>((resolve, reject) => {
    settle = { resolve, reject };
  });
  return { promise, ...(settle as Omit<Deferred<Value>, 'promise'>) };
}
