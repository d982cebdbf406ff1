import { randomBytes } from 'node:crypto';
import type { Scene } from '../scene.ts';
import type { Connection, Frame } from '../socket.ts';
import { inWords } from '../words.ts';
import { Refused } from './conversation.ts';
import { isClosing, leave, tellsOfEnd } from './leave.ts';

/** Four connections of one session in which nothing is said, and how they were closed. */
export interface Crowd {
  /** What the oldest was told when the fourth came. */
  readonly oldest?: Frame | undefined;
  /** What the last one was answered when it closed all. */
  readonly caller?: Frame | undefined;
  /** What the other two were told then. */
  readonly others?: readonly (Frame | undefined)[];
  /** Why they did not come that far. */
  readonly brokenOff?: string;
  /** Whether Genesys has said that it is over. */
  readonly isClosed: boolean;
}

/** Opens them, and has the last one close all. Never rejects. */
export async function gatherCrowd(scene: Scene, origin: string): Promise<Crowd> {
  const token = randomBytes(16).toString('hex');
  scene.mask.hide(token, 'token of the visitor');
  const { deploymentId } = scene.site;
  const configure = { action: 'configureSession', deploymentId, token, startNew: false };
  const connections: Connection[] = [];
  let seen: Omit<Crowd, 'isClosed'>;
  try {
    for (let count = 0; count < 4; count++) {
      const connection = await scene.openSocket({ origin });
      if (typeof connection === 'number') throw new Refused(connection);
      connections.push(connection);
      await connection.ask(configure, 'SessionResponse');
    }
    seen = await closeAll(connections, token);
  } catch (error) {
    seen = { brokenOff: scene.signal.aborted ? 'the run was stopped' : inWords(error) };
  }
  for (const connection of connections) connection.close();
  const isOver = connections.length === 0 || connections.some(({ frames }) => frames.some(tellsOfEnd));
  return { ...seen, isClosed: isOver || (await leave(scene, { token, origin })) };
}

async function closeAll(connections: readonly Connection[], token: string): Promise<Omit<Crowd, 'isClosed'>> {
  const [first, ...others] = connections;
  const oldest = await first?.find(isClosing);
  const last = others.pop();
  const closing = { action: 'closeSession', token, closeAllConnections: true };
  const caller = await last?.ask(closing, 'SessionResponse');
  return { oldest, caller, others: await Promise.all(others.map((one) => one.find(isClosing))) };
}
