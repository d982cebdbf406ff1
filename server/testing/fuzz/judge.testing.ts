import { validateHeaderName, validateHeaderValue } from 'node:http';
import type { Asked } from '../mutated-requests.testing.ts';
import type { Heard } from './exchange.testing.ts';
import type { RealSession } from './real-values.testing.ts';
import { comesFrom, mayOperate, mayResume } from './rights.testing.ts';
import { type Shape, shapeOf } from './shapes.testing.ts';

/** What no request may bring about. */
export const KINDS = ['5xx of ours', 'stacks', 'hung', 'secrets', 'wrong answers'] as const;

export interface Fault {
  readonly kind: (typeof KINDS)[number];
  readonly what: string;
}

/** What the answers and the log of one companion are held against. */
export interface Expected {
  /** Then the contract's own 5xx are right. */
  readonly genesysFails: boolean;
  /** Those of the pages that may ask. */
  readonly origins: readonly string[];
  /** Their tokens are for whoever sends their `resume`, from their origin, as the same customer; for nobody else. */
  readonly sessions: readonly RealSession[];
  /** Opens what is for operators; where there is none, whoever is near may have it. */
  readonly metricsToken: string | undefined;
  /** For nobody. */
  readonly secrets: readonly string[];
}

/** Judges the answers and the log of one companion, whatever it was asked. */
export interface Judge {
  answer(heard: Heard, asked: Asked): Fault[];
  /** Those lines that came since the last time, with the answers since then. */
  log(lines: string): Fault[];
}

export function createJudge(expected: Expected): Judge {
  const { genesysFails, origins, sessions, metricsToken, secrets } = expected;
  /** What visitors keep to themselves. */
  const realTexts = sessions.flatMap(({ token, resume, context }) => [token, resume, context]);
  /** Tokens of new guests since the log was last read. */
  const given = new Set<string>();

  const faultsOfToken = (token: string, asked: Asked): Fault[] => {
    const known = sessions.find((session) => session.token === token);
    if (known !== undefined) return mayResume(asked, known) ? [] : [secret('the token of another visitor')];
    if (given.has(token)) return [secret('one token for two guests')];
    given.add(token);
    return [];
  };

  /** That whoever reads the answer may. */
  const faultsOfReader = (heard: Heard, asked: Asked, { shape, text }: { shape: Shape; text: string }) => {
    const page = heard.fields.find(([name]) => name.toLowerCase() === 'access-control-allow-origin')?.[1];
    const isRight = page !== undefined && origins.includes(page) && comesFrom(asked, page);
    const isForAll = page === undefined || page === '*';
    if (!isRight && (!isForAll || shape === 'session')) {
      return [wrong(`${page} may read ${heard.status} ${text}`)];
    }
    if (shape === 'session') return faultsOfToken(JSON.parse(text).token, asked);
    const isOpen = shape !== 'for operators' || mayOperate(asked, metricsToken);
    return isOpen ? [] : [secret('what is for operators')];
  };

  return {
    answer(heard, asked) {
      const { status } = heard;
      const text = heard.body.toString('utf8');
      const whole = JSON.stringify(heard.fields) + text;
      const shape = shapeOf(heard);
      const isForeseen = status < 500 || (genesysFails && ABOUT_GENESYS.has(shape));
      return [
        ...stacksIn(whole),
        ...secretsIn(whole, shape === 'session' ? secrets : [...secrets, ...realTexts]),
        ...faultsOfFields(heard),
        ...faultsOfReader(heard, asked, { shape, text }),
        ...(shape === 'unknown' ? [wrong(`${status} ${text}`)] : []),
        ...(isForeseen ? [] : [ours(`${status} ${text}`)]),
      ];
    },

    log(lines) {
      const faults = [...stacksIn(lines), ...secretsIn(lines, [...secrets, ...realTexts])];
      for (const [word] of lines.matchAll(/[\w.-]{16,}/g)) {
        if (given.has(word)) faults.push(secret('a token in the log'));
      }
      for (const line of lines.split('\n').filter(Boolean)) faults.push(...faultsOfLine(line));
      given.clear();
      return faults;
    },
  };
}

const ABOUT_GENESYS: ReadonlySet<Shape> = new Set<Shape>([
  ...(['genesys-refused', 'genesys-unavailable', 'genesys-timeout', 'overloaded'] as const),
  'readiness',
]);

const secret = (what: string): Fault => ({ kind: 'secrets', what });
const wrong = (what: string): Fault => ({ kind: 'wrong answers', what });
const ours = (what: string): Fault => ({ kind: '5xx of ours', what });

function secretsIn(text: string, secrets: readonly string[]): Fault[] {
  return secrets.filter((each) => text.includes(each)).map(secret);
}

/** Where an error came from; no path of a file of ours, or of a library, has any business in an answer or in the log. */
function stacksIn(text: string): Fault[] {
  const found = /\bat [^\n"]*\.[cm]?[jt]s:\d+:\d+|node_modules|node:internal|\/server\//.exec(text);
  return found === null ? [] : [{ kind: 'stacks', what: text.slice(found.index, found.index + 200) }];
}

function faultsOfFields({ fields }: Heard): Fault[] {
  try {
    for (const [name, value] of fields) {
      validateHeaderName(name);
      validateHeaderValue(name, value);
    }
    return [];
  } catch (error) {
    return [wrong(`A field of the answer cannot be sent: ${error}`)];
  }
}

/** An error that names no problem of the contract is one that nobody has foreseen. That of an answer is judged with that. */
function faultsOfLine(line: string): Fault[] {
  try {
    const { code, status, level } = JSON.parse(line);
    const isError = level === 'error' || level === 'fatal';
    const isOurs = code === 'internal-error' || (isError && code === undefined && status === undefined);
    return isOurs ? [ours(line)] : [];
  } catch {
    return [wrong(`A line of the log is no JSON: ${line}`)];
  }
}
