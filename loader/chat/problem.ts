import type { ProblemCode } from '../events.ts';

/** An error with a code of the contract; its message is for the site's people and holds no secret. */
export interface ChatProblem extends Error {
  problem: ProblemCode;
}

export function chatProblem(problem: ProblemCode, message: string): ChatProblem {
  return Object.assign(new Error(message), { problem });
}

/** `work`, or a `timeout` problem after `ms`: some callbacks of Genesys never come, and nothing may hang. */
export function withDeadline<Value>(work: Promise<Value>, ms: number, what: string): Promise<Value> {
  let timer: ReturnType<typeof setTimeout>;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(chatProblem('timeout', `${what}: ${ms} ms`)), ms);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
