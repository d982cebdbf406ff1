import { BASIC, CLIENT, type FakeGenesys, json, startFakeGenesys } from '../genesys/genesys.testing.ts';
import { ORIGIN, SESSION_SECRET, type startCompanion } from '../testing/companion.testing.ts';

/** How visitors fared while something was broken, and after it was mended. */
export interface Fared {
  readonly asked: number;
  readonly guests: number;
  /** Answers that the contract does not have for this fault, guests handed to two visitors, and ended ones that came back. */
  readonly wrong: string[];
  /** Requests without an answer. */
  readonly lost: string[];
  /** Secrets and tokens, found where they must not be. */
  readonly secrets: string[];
}

/** Sends visitors to companions, and judges what they get. */
export interface Judge {
  /** Many visitors at once. */
  visit(companion: Asked): Promise<void>;
  /** Some visitors who end their session. */
  visitAndEnd(companion: Asked): Promise<void>;
  /** All who have ended their session come back: each must be somebody else now. */
  visitAsEnded(companion: Asked): Promise<void>;
  verdict(companions: readonly Pick<Companion, 'logText'>[]): Fared;
}

type Companion = Awaited<ReturnType<typeof startCompanion>>;
type Asked = Pick<Companion, 'ask' | 'url'>;

const VISITORS = 20;
const WHO_END = 5;
const ACCESS_TOKEN = 'the-access-token-';
const GUEST_TOKEN = 'the-guest-token-';
export const PLATFORM = { GENESYS_CLIENT_ID: CLIENT.clientId, GENESYS_CLIENT_SECRET: CLIENT.clientSecret };

/** Every guest and every login is another one, so that whoever gets one of somebody else's is found out. */
export async function startNumberingGenesys(): Promise<FakeGenesys> {
  const genesys = await startFakeGenesys();
  let made = 0;
  genesys.login = (...args) =>
    json(200, { access_token: `${ACCESS_TOKEN}${++made}`, expires_in: 86_400 })(...args);
  genesys.guests = (...args) => {
    const number = ++made;
    json(200, { id: `guest-${number}`, token: `${GUEST_TOKEN}${number}.` })(...args);
  };
  return genesys;
}

/** `codes`: of the problems that the contract has for this fault. */
export function createJudge(codes: ReadonlySet<string>): Judge {
  const fared = { asked: 0, guests: 0, wrong: [] as string[], lost: [] as string[], secrets: [] as string[] };
  const given = new Set<string>();
  /** `resume` of sessions that have ended. */
  const ended: string[] = [];
  const findSecrets = (where: string, text: string, secrets: readonly string[]) => {
    for (const secret of secrets) if (text.includes(secret)) fared.secrets.push(`${secret} in ${where}`);
  };
  const never = [CLIENT.clientSecret, CLIENT.clientId, BASIC.slice(6), ACCESS_TOKEN, SESSION_SECRET];

  const judgeAnswer = (status: number, retryAfter: string | null, text: string) => {
    findSecrets('an answer', text, never);
    const answer = JSON.parse(text);
    if (status === 200) {
      fared.guests++;
      const isOne = answer.token === `${GUEST_TOKEN}${String(answer.guestId).slice('guest-'.length)}.`;
      if (!isOne || given.has(answer.guestId)) fared.wrong.push(`guest ${answer.guestId}`);
      given.add(answer.guestId);
      return answer;
    }
    findSecrets('an error', text, [GUEST_TOKEN]);
    const saysWhen = status !== 503 || Number(retryAfter) >= 1;
    if (!codes.has(answer.code) || answer.status !== status || !saysWhen)
      fared.wrong.push(`${status} ${answer.code}`);
    return undefined;
  };

  /** The session that the visitor got, if any. */
  const visitOnce = async ({ ask }: Asked, resume?: string): Promise<{ resume: string } | undefined> => {
    fared.asked++;
    try {
      const res = await ask({ resume });
      return judgeAnswer(res.status, res.headers.get('retry-after'), await res.text());
    } catch (error) {
      fared.lost.push(String(error));
      return undefined;
    }
  };

  return {
    async visit(companion) {
      await Promise.all(Array.from({ length: VISITORS }, () => visitOnce(companion)));
    },
    async visitAndEnd(companion) {
      for (let visitor = 0; visitor < WHO_END; visitor++) {
        const session = await visitOnce(companion);
        if (session === undefined) continue;
        const res = await fetch(`${companion.url}/api/guest-token/end`, {
          method: 'POST',
          headers: { origin: ORIGIN, 'content-type': 'text/plain' },
          body: JSON.stringify({ resume: session.resume }),
        });
        if (res.status === 204) ended.push(session.resume);
        else fared.wrong.push(`${res.status} at the end of a session`);
      }
    },
    async visitAsEnded(companion) {
      // Whoever is the same guest as before is found out as one that was handed out twice.
      await Promise.all(ended.map((resume) => visitOnce(companion, resume)));
    },
    verdict(companions) {
      for (const { logText } of companions) findSecrets('the log', logText(), [...never, GUEST_TOKEN]);
      return fared;
    },
  };
}
