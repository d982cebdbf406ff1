import type { ApiClientClass } from 'purecloud-platform-client-v2';
import type { Metrics } from '../operations/metrics.ts';
import type { Budget } from './budget.ts';
import { type Calls, createCalls } from './calls.ts';
import { GenesysFailure } from './failures.ts';
import { type Login, parsed } from './grant.ts';
import type { AskName, Question } from './questions.ts';

interface AskingParts {
  apiClient(): Promise<ApiClientClass>;
  logIn(): Promise<Login>;
  forget(login: Login): void;
  readonly budget: Budget;
  readonly metrics: Pick<Metrics, 'upstreamDone'>;
}

/** Asks Genesys by one call, which begins before `until` (as of `performance.now()`). Rejects with a {@link GenesysFailure}. */
export type Asking = <T>(question: Question<T>, until: number) => Promise<T>;

/**
 * Questions by the login that guests are made with. Each kind has a circuit of its own: that Genesys cannot say who is on
 * queue must not keep it from making guests.
 */
export function createAsking({ apiClient, logIn, forget, budget, metrics }: AskingParts): Asking {
  const known = new Map<AskName, Calls>();
  const callsFor = (name: AskName) => {
    const calls = known.get(name) ?? createCalls(name, { repeated: 'never', budget, metrics });
    known.set(name, calls);
    return calls;
  };

  const put = async <T>({ method, path, body, answer }: Question<T>, { accessToken }: Login) => {
    const api = await apiClient();
    // No await between these two: the SDK keeps the token in the client, and reads it when the call is made.
    api.setAccessToken(accessToken);
    const json = ['application/json'];
    const told = await api.callApi(path, method, {}, {}, {}, {}, body, ['PureCloud OAuth'], json, json);
    return parsed(answer, told);
  };

  return async (question, until) => {
    const login = await logIn();
    try {
      return await callsFor(question.name).make(() => put(question, login), until);
    } catch (error) {
      // The next question logs in again: for this one nobody waits.
      if (error instanceof GenesysFailure && error.status === 401) forget(login);
      throw error;
    }
  };
}
