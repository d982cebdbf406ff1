import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Received } from '../control.ts';
import type { Outcome } from './guests.ts';
import type { WorkerLoad } from './worker.ts';

/** What many workers had of one sandbox, each a process of its own with an organisation of its own. */
export interface WorkersOutcome extends Outcome {
  /** Conversations and messages that one worker's organisation has of another's guests. */
  readonly strangers: number;
}

interface Load {
  /** Address of the sandbox. */
  readonly url: string;
  readonly workers: number;
  readonly guestsEach: number;
  readonly messages: number;
  readonly patienceMs: number;
}

/** Lets the guests of all workers talk at once. Their tokens and words are the same in each: only the organisation differs. */
export async function letWorkersTalk({
  url,
  workers,
  guestsEach,
  messages,
  patienceMs,
}: Load): Promise<WorkersOutcome> {
  const organisations = await Promise.all(Array.from({ length: workers }, () => createOrganisation(url)));
  const outcomes = await Promise.all(
    organisations.map(async (deploymentId) => {
      const outcome = await inProcess({ url, deploymentId, guests: guestsEach, messages, patienceMs });
      return { outcome, strangers: await strangersIn(url, deploymentId, outcome) };
    }),
  );
  const sum = (of: (one: (typeof outcomes)[number]) => number) =>
    outcomes.reduce((total, one) => total + of(one), 0);
  return {
    guests: sum(({ outcome }) => outcome.guests),
    sent: sum(({ outcome }) => outcome.sent),
    echoed: sum(({ outcome }) => outcome.echoed),
    lost: sum(({ outcome }) => outcome.lost),
    outOfOrder: sum(({ outcome }) => outcome.outOfOrder),
    strangers: sum(({ strangers }) => strangers),
  };
}

async function createOrganisation(url: string): Promise<string> {
  const made = await fetch(`${url}/sandbox/organisations`, { method: 'POST' });
  return ((await made.json()) as { deploymentId: string }).deploymentId;
}

async function inProcess(load: WorkerLoad): Promise<Outcome> {
  const child: ChildProcess = fork(fileURLToPath(new URL('worker.js', import.meta.url)), [
    JSON.stringify(load),
  ]);
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`A worker ended with ${code} before it had an outcome.`);
  });
  const told = once(child, 'message').then(([outcome]) => outcome as Outcome);
  return Promise.race([told, ended]);
}

/** Conversations and messages that are not of the organisation's own guests, or are missing. */
async function strangersIn(url: string, deploymentId: string, { guests, sent }: Outcome): Promise<number> {
  const answer = await fetch(`${url}/sandbox/organisations/${deploymentId}/control`);
  const { conversations } = (await answer.json()) as Pick<Received, 'conversations'>;
  const said = conversations.flatMap(({ messages }) =>
    messages.filter(({ direction, type }) => direction === 'Inbound' && type === 'Text'),
  );
  const own = said.filter(({ text }) => text?.startsWith(`${deploymentId}/`));
  return Math.abs(conversations.length - guests) + (said.length - own.length) + Math.abs(own.length - sent);
}
