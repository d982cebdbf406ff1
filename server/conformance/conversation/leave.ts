import type { Scene } from '../scene.ts';
import type { Frame } from '../socket.ts';

/** A visitor, by the token of the session. */
export interface Visitor {
  readonly token: string;
  readonly origin: string;
}

/**
 * Clears the visitor's conversation, or closes the session where that is not allowed. By a connection of its own, since the
 * visitor's may be lost, and also when the run is to stop. Takes some seconds at the most and never rejects; tells whether
 * Genesys has said that it is over.
 */
export async function leave(scene: Scene, { token, origin }: Visitor): Promise<boolean> {
  const patience = { timeoutMs: PATIENCE_MS, signal: new AbortController().signal };
  const way = await scene.openSocket({ origin, patience }).catch(() => undefined);
  // Not known to be over: the report says so.
  if (way === undefined || typeof way === 'number') return false;
  const { deploymentId } = scene.site;
  await way.ask({ action: 'configureSession', deploymentId, token, startNew: false }, 'SessionResponse');
  await way.ask(clearRequest(token), 'StructuredMessage');
  // Where clearing is allowed the connection is closed by it, and this goes nowhere.
  await way.ask({ action: 'closeSession', token, closeAllConnections: true }, 'SessionResponse');
  way.close();
  return way.frames.some(tellsOfEnd);
}

/** Whether nothing is left of a session after this frame. */
export function tellsOfEnd({ class: name, body }: Frame): boolean {
  const { connected } = Object(body) as { connected?: unknown };
  return name === 'SessionClearedEvent' || (name === 'SessionResponse' && connected === false);
}

export function isClosing({ class: name }: Frame): boolean {
  return name === 'ConnectionClosedEvent';
}

export function clearRequest(token: string): object {
  const events = [{ eventType: 'Presence', presence: { type: 'Clear' } }];
  return { action: 'onMessage', token, message: { type: 'Event', events } };
}

/** For each answer: who has pressed Ctrl+C waits. */
const PATIENCE_MS = 3_000;
