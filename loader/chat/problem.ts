import { passingProblems } from '../build-time.ts';
import type { Problem, ProblemCode } from '../problems.ts';

/** An error with a code of the contract. Its message is for the site's people and holds no secret. */
export class ChatProblem extends Error {
  readonly code: ProblemCode;

  constructor(code: ProblemCode, message: string) {
    super(message);
    this.code = code;
  }
}

/** What the page is told of anything that went wrong. For what passes, a browser without a network is the reason that helps. */
export function problemOf(error: unknown): Problem {
  const { code, message } = error instanceof ChatProblem ? error : new ChatProblem('blocked', String(error));
  const told = !navigator.onLine && passingProblems.includes(code) ? 'offline' : code;
  return { code: told, retryable: passingProblems.includes(told), detail: message };
}

/** `work`, or a `timeout` problem after `ms`: some answers never come, and nothing may hang. */
export function within<Value>(ms: number, work: Promise<Value>, what: string): Promise<Value> {
  let timer: ReturnType<typeof setTimeout>;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new ChatProblem('timeout', `${what}: no answer in ${ms} ms`)), ms);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
