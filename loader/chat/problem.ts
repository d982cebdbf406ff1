import { type Problem, type ProblemCode, problems } from '../events.ts';

/** A failure with a code of the contract. `detail` is for the site's people and holds no secret. */
export class ChatProblem extends Error implements Problem {
  readonly code: ProblemCode;
  readonly detail: string;

  constructor(code: ProblemCode, detail: string) {
    super(detail);
    this.code = code;
    this.detail = detail;
  }

  get retryable(): boolean {
    return problems[this.code].retryable;
  }
}

/** `work`, or a `timeout` problem after `ms`: some callbacks of Genesys never come, and nothing may hang. */
export function withDeadline<Value>(work: Promise<Value>, ms: number, what: string): Promise<Value> {
  return new Promise((resolve, reject) => {
    const late = () => reject(new ChatProblem('timeout', `${what} took longer than ${ms} ms`));
    const timer = setTimeout(late, ms);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
