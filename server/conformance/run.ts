import { rows } from '../sandbox/conformance/rows.ts';
import { type Check, type LiveRow, notAsked, type Outcome } from './check.ts';
import { configurationChecks } from './checks/configuration.ts';
import { endingChecks } from './checks/endings.ts';
import { fileChecks } from './checks/files.ts';
import { hostChecks } from './checks/hosts.ts';
import { guestsCheck, loginChecks, rowsToSettle } from './checks/login.ts';
import { messageChecks } from './checks/messages.ts';
import { messageDetails, platformChecks, readOrganisation } from './checks/platform-api.ts';
import { queueChecks } from './checks/queues.ts';
import { sessionChecks } from './checks/session.ts';
import { upgradeChecks } from './checks/upgrades.ts';
import { type Talk, talkTo } from './conversation/talk.ts';
import { whyNotAsked } from './not-asked.ts';
import type { Scene } from './scene.ts';
import { inWords } from './words.ts';

/** One line of the report, masked. */
export interface Line extends Pick<LiveRow, 'id' | 'what' | 'status'> {
  readonly outcome: Outcome;
}

export interface Run {
  readonly lines: readonly Line[];
  /** Whether Genesys has said of all that was opened that it is over; `undefined` where nothing was. */
  readonly isClosed: boolean | undefined;
}

/**
 * Asks row by row, and hands each line to `tell` as soon as it is there. With `--chat` (`chat`), also what only a
 * conversation shows. Never rejects: whatever cannot be asked is a line that says why.
 */
export async function runLive(
  scene: Scene,
  { extent, tell }: { readonly extent: 'read-only' | 'chat'; readonly tell: (line: Line) => void },
): Promise<Run> {
  let talk: Promise<Talk | Outcome> | undefined;
  const held = () => {
    talk ??= talkTo(scene);
    return talk;
  };
  const look = async (row: LiveRow): Promise<Outcome> => {
    const check = readOnly.get(row.id);
    if (check !== undefined) return check.look(scene);
    const ofTalk = inTalk.get(row.id);
    if (ofTalk === undefined) return notAsked(whyNotAsked(row));
    if (extent === 'read-only') return notAsked('needs a conversation: run it with --chat');
    const seen = await held();
    return 'kind' in seen ? seen : ofTalk.look(seen);
  };

  // Before any line, since some row's error may hold a name that is to be hidden.
  await Promise.allSettled([readOrganisation(scene), scene.domains()]);
  const lines: Line[] = [];
  for (const row of [...rows, ...rowsToSettle]) {
    const line = { ...row, outcome: masked(await settled(() => look(row), scene), scene) };
    lines.push(line);
    tell(line);
  }
  const seen = await talk;
  const isClosed =
    seen === undefined || 'kind' in seen ? undefined : seen.conversation.isClosed && seen.crowd.isClosed;
  return { lines: lines.map((line) => ({ ...line, outcome: masked(line.outcome, scene) })), isClosed };
}

const readOnly = byRow<Scene>([
  ...hostChecks,
  ...loginChecks,
  ...configurationChecks,
  ...upgradeChecks,
  ...platformChecks,
  ...queueChecks,
]);
const inTalk = byRow<Talk>([
  ...sessionChecks,
  ...messageChecks,
  ...fileChecks,
  ...endingChecks,
  messageDetails,
  { row: guestsCheck.row, look: ({ scene }) => guestsCheck.look(scene) },
]);

/** The rows that a run asks, for a test that they exist. */
export const askedRows: readonly string[] = [...readOnly.keys(), ...inTalk.keys()];

function byRow<Seen>(checks: readonly Check<Seen>[]): ReadonlyMap<string, Check<Seen>> {
  return new Map(checks.map((check) => [check.row, check]));
}

/** A row that could not be asked says nothing of Genesys. */
async function settled(look: () => Promise<Outcome>, { signal }: Scene): Promise<Outcome> {
  if (signal.aborted) return notAsked('the run was stopped');
  try {
    return await look();
  } catch (error) {
    return notAsked(signal.aborted ? 'the run was stopped' : inWords(error));
  }
}

/** Cut only then: half a secret would not be known for one. */
function masked(outcome: Outcome, { mask }: Scene): Outcome {
  const shown = (text: string) => {
    const hidden = mask.hidden(text);
    return hidden.length > MOST_CHARACTERS ? `${hidden.slice(0, MOST_CHARACTERS)}…` : hidden;
  };
  if (outcome.kind === 'different') return { ...outcome, came: shown(outcome.came) };
  return outcome.kind === 'not asked' ? { ...outcome, why: shown(outcome.why) } : outcome;
}

const MOST_CHARACTERS = 800;
