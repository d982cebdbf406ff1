import { onTestFinished } from 'vitest';
import WebSocket from 'ws';
import { type Sandbox, type SandboxOptions, startSandbox } from './sandbox.ts';

/** A sandbox that stops with the test. */
export async function sandboxForTest(options?: SandboxOptions): Promise<Sandbox> {
  const sandbox = await startSandbox(options);
  onTestFinished(() => sandbox.close());
  return sandbox;
}

export function logIn(
  sandbox: Sandbox,
  client: { clientId: string; clientSecret: string } = sandbox,
): Promise<Response> {
  return fetch(`${sandbox.url}/oauth/token`, {
    method: 'POST',
    headers: {
      authorization: `Basic ${Buffer.from(`${client.clientId}:${client.clientSecret}`).toString('base64')}`,
    },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  });
}

export async function accessToken(
  sandbox: Sandbox,
  client?: Sandbox['clientWithoutScopes'],
): Promise<string> {
  const { access_token } = (await (await logIn(sandbox, client)).json()) as { access_token: string };
  return access_token;
}

export function setControl(sandbox: Sandbox, body: object): Promise<Response> {
  return fetch(`${sandbox.url}/sandbox/control`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

export interface ControlState {
  settings: Record<string, unknown>;
  requests: { method: string; path: string; origin: string | null; status: number }[];
  guests: { id: string }[];
  conversations: {
    state: string;
    guestId: string | null;
    connections: number;
    customAttributes: Record<string, string>;
    messages: { direction: string; text?: string }[];
  }[];
}

export async function control(sandbox: Sandbox): Promise<ControlState> {
  return (await (await fetch(`${sandbox.url}/sandbox/control`)).json()) as ControlState;
}

// biome-ignore lint/suspicious/noExplicitAny: a test looks at frames of every shape.
export type AnyFrame = Record<string, any>;

/** A client of the Guest API that remembers every frame until it is asked for. */
export interface GuestClient {
  send(frame: object | string | Uint8Array): void;
  /** The next frame, in order, that `matches`; the ones before it are skipped. */
  next(matches?: (frame: AnyFrame) => boolean): Promise<AnyFrame>;
  close(): void;
  /** The close code. */
  readonly closed: Promise<number>;
}

export async function connect(
  sandbox: Sandbox,
  { origin = 'http://localhost', deploymentId = sandbox.deploymentId } = {},
): Promise<GuestClient> {
  const socket = new WebSocket(`${sandbox.url.replace('http', 'ws')}/v1?deploymentId=${deploymentId}`, {
    ...(origin && { origin }),
  });
  onTestFinished(() => socket.terminate());
  const received: AnyFrame[] = [];
  let wake = () => {};
  socket.on('message', (data) => {
    received.push(JSON.parse(String(data)));
    wake();
  });
  const closed = new Promise<number>((resolve) => socket.once('close', resolve));
  await new Promise<void>((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('unexpected-response', (_request, { statusCode }) => reject(new Error(`HTTP ${statusCode}`)));
    socket.once('error', reject);
  });
  return {
    send: (frame) =>
      socket.send(typeof frame === 'string' || frame instanceof Uint8Array ? frame : JSON.stringify(frame)),
    async next(matches = () => true) {
      for (;;) {
        const frame = received.shift();
        if (frame && matches(frame)) return frame;
        if (!frame)
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
      }
    },
    close: () => socket.close(),
    closed,
  };
}

/** A client whose session is configured. */
export async function guestWith(sandbox: Sandbox, token: string): Promise<GuestClient> {
  const guest = await connect(sandbox);
  guest.send({ action: 'configureSession', deploymentId: sandbox.deploymentId, token });
  await guest.next(({ class: name }) => name === 'SessionResponse');
  return guest;
}

export const text = (token: string, words: string, more: object = {}) => ({
  action: 'onMessage',
  token,
  message: { type: 'Text', text: words, ...more },
});

export const ofBot = (frame: AnyFrame) => frame.body.direction === 'Outbound' && frame.body.type !== 'Event';

/** A clock that moves only when told: nothing has to be waited for. */
export function clockForTest() {
  let time = Date.now();
  return {
    now: () => time,
    pass: (milliseconds: number) => {
      time += milliseconds;
    },
  };
}

export const ofClass = (name: string) => (frame: AnyFrame) => frame.class === name;
export const ofCode = (expected: number) => (frame: AnyFrame) => frame.code === expected;
export const refused = ({ code }: AnyFrame) => code >= 400;

/** An `onMessage` with one event. */
export const event = (token: string, eventType: 'Presence' | 'Typing', type: string) => ({
  action: 'onMessage',
  token,
  message: { type: 'Event', events: [{ eventType, [eventType.toLowerCase()]: { type } }] },
});

/** The next frame after a request. */
export async function ask(guest: GuestClient, request: object): Promise<AnyFrame> {
  guest.send(request);
  return guest.next();
}
