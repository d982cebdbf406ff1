import { withoutId } from '../openid/addresses.ts';
import { describeFailure } from '../operations/log.ts';
import type { Observe, Outcome } from '../operations/requests.ts';
import { addFields, type Fields, type PlainAnswer, type PlainRequest } from './plain.ts';
import { Problem, problemAnswer, problemFrom } from './problems.ts';

/** Answers a request for its path, or throws. `fields` are those of any answer to it, also of the error that it throws. */
export type Route = (request: PlainRequest, fields: Fields) => Promise<PlainAnswer>;

/** By path. */
export type Routes = Readonly<Record<string, Route>>;

/**
 * Finds the route of a request and answers it. Never rejects: this is the one place where a failure becomes an answer.
 * `missing` is the problem of a request that has no route.
 */
export function createDispatcher(
  routes: Routes,
  { observe, missing }: { observe: Observe; missing(request: PlainRequest): Problem },
): (request: PlainRequest) => Promise<PlainAnswer> {
  const carryOut = async (request: PlainRequest, requestId: string): Promise<Outcome> => {
    // No answer is cached, of an error neither: its cause may be gone in a second.
    const fields: Fields = {
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
      'X-Request-Id': requestId,
    };
    const withFields = (answer: PlainAnswer): PlainAnswer => {
      addFields(fields, answer.headers);
      return { ...answer, headers: fields };
    };
    try {
      const name = withoutId(request.path);
      const route = Object.hasOwn(routes, name) ? routes[name] : undefined;
      if (route === undefined) throw missing(request);
      return { answer: withFields(await route(request, fields)) };
    } catch (error) {
      const problem = problemFrom(error);
      const failure = describeFailure(problem.code === 'internal-error' ? error : problem);
      return { answer: withFields(problemAnswer(problem)), failure };
    }
  };
  return (request) => observe(request, (requestId) => carryOut(request, requestId));
}

/** A route that is only read. */
export function get(answer: () => Promise<PlainAnswer>): Route {
  return async ({ method }) => {
    if (method === 'GET' || method === 'HEAD') return answer();
    throw new Problem('method-not-allowed', { headers: { Allow: 'GET, HEAD' } });
  };
}
