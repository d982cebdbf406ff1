import { Unreachable } from './ask.ts';
import { type Finding, failed, type GenesysHost, ok, type Scene, skipped, warning } from './finding.ts';

/** DNS, network and TLS to one of Genesys's hosts. Any status is an answer: at `/` there is nothing to find. */
export function reaches(host: GenesysHost): (scene: Scene) => Promise<Finding> {
  return async ({ addresses, reach }) => {
    try {
      await reach(host);
      return ok(`${addresses[host]} answers.`);
    } catch (error) {
      if (!(error instanceof Unreachable)) throw error;
      return failed(error.message, `${error.remedy} ${IN_VAIN[host]}`);
    }
  };
}

/** What does not work without. */
const IN_VAIN: Record<GenesysHost, string> = {
  login: 'Without it the companion cannot log in.',
  api: 'Without it no guest can be made.',
  apps: 'Visitors fetch Messenger from there; their network may see what this one does not.',
  'api-cdn': 'Visitors fetch the deployment from there; their network may see what this one does not.',
};

/** Tokens of all kinds carry times, and Genesys's clock is the one that counts. */
export async function clock({ reach, addresses }: Scene): Promise<Finding> {
  // No cache stands in front of this one, whose answers could be as old as they like.
  const host = 'login';
  const answer = await reach(host).catch(() => undefined);
  const theirs = Date.parse(String(answer?.headers.date));
  if (answer === undefined || Number.isNaN(theirs)) return skipped(`${addresses[host]} tells no time.`);
  // `Date` is cut off to whole seconds.
  const seconds = Math.round((answer.at - theirs - 500) / 1000);
  if (Math.abs(seconds) <= TOLERATED_SECONDS) return ok('This clock and Genesys’s agree.');
  const says = `This machine’s clock is ${Math.abs(seconds)} s ${seconds > 0 ? 'ahead of' : 'behind'} Genesys’s.`;
  const remedy = 'Synchronise it (NTP): tokens would be taken for expired, or be used after they are.';
  return Math.abs(seconds) > USELESS_SECONDS ? failed(says, remedy) : warning(says, remedy);
}

const TOLERATED_SECONDS = 5;
const USELESS_SECONDS = 60;
