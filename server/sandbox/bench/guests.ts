import { once } from 'node:events';
import WebSocket from 'ws';
import { z } from 'zod';

/** What became of the messages of many guests. */
export interface Outcome {
  readonly guests: number;
  readonly sent: number;
  readonly echoed: number;
  /** Sent and never echoed, or echoed to somebody else. */
  readonly lost: number;
  /** Echoed after one that was sent later. The facts allow it (genesys.md 4.3); the sandbox has no reason to. */
  readonly outOfOrder: number;
}

interface Load {
  /** Address of the sandbox, for example `http://127.0.0.1:41234`. */
  readonly url: string;
  readonly deploymentId: string;
  readonly guests: number;
  /** Messages of each guest; more than 5 in a second are refused (genesys.md 4.6). */
  readonly messages: number;
  /** How long to wait for the answers to a guest before the rest counts as lost. */
  readonly patienceMs: number;
}

/** Lets all guests talk at once, each on a connection of its own, and counts what comes back to whom. */
export async function letGuestsTalk(load: Load): Promise<Outcome> {
  const talks = await Promise.all(Array.from({ length: load.guests }, (_, number) => talk(load, number)));
  const sum = (of: (talk: Talk) => number) => talks.reduce((total, one) => total + of(one), 0);
  const sent = load.guests * load.messages;
  const echoed = sum(({ echoes }) => new Set(echoes).size);
  return {
    guests: load.guests,
    sent,
    echoed,
    lost: sent - echoed,
    outOfOrder: sum(({ echoes }) => echoes.filter((echo, at) => echo < (echoes[at - 1] ?? 0)).length),
  };
}

interface Talk {
  /** Numbers of this guest's messages, in the order they came back. */
  readonly echoes: readonly number[];
}

/** What a guest says, before the number of the message: nobody else says it, in whatever organisation. */
function wordsOf(deploymentId: string, guest: number): string {
  return `${deploymentId}/${guest}/`;
}

const echo = z.object({ body: z.object({ direction: z.literal('Inbound'), text: z.string() }) });
const refusal = z.object({ code: z.int().min(400) });

async function talk({ url, deploymentId, messages, patienceMs }: Load, number: number): Promise<Talk> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/v1?deploymentId=${deploymentId}`, {
    origin: 'http://localhost',
  });
  await once(socket, 'open');
  const token = `guest-${number}`;
  const mine = wordsOf(deploymentId, number);
  const send = (request: object) => socket.send(JSON.stringify({ token, ...request }));
  send({ action: 'configureSession', deploymentId });
  await once(socket, 'message');

  const echoes: number[] = [];
  let refusals = 0;
  await new Promise<void>((resolve) => {
    const patience = setTimeout(resolve, patienceMs);
    socket.on('message', (data) => {
      const frame: unknown = JSON.parse(String(data));
      const said = echo.safeParse(frame).data?.body.text ?? '';
      if (said.startsWith(mine)) echoes.push(Number(said.slice(mine.length)));
      if (refusal.safeParse(frame).success) refusals += 1;
      if (echoes.length + refusals < messages) return;
      clearTimeout(patience);
      resolve();
    });
    for (let message = 1; message <= messages; message++)
      send({ action: 'onMessage', message: { type: 'Text', text: mine + message } });
  });
  socket.terminate();
  return { echoes };
}
