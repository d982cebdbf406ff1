import { onTestFinished } from 'vitest';
import type { CompanionParts } from '../app.ts';
import type { Environment } from '../config/config.ts';
import { CLIENT, type FakeGenesys, startFakeGenesys } from '../genesys/genesys.testing.ts';
import { ORIGIN, startCompanion } from './companion.testing.ts';
import type { Host } from './hosts.testing.ts';
import { send } from './http.testing.ts';

export type Answer = Awaited<ReturnType<typeof send>>;

/** Brings a row of the contract about, and gives its answer. */
export type Play = (stage: Stage) => Promise<Answer>;

/** What the rows of the contract are played on; all that it starts is stopped when the test is over. */
export interface Stage {
  companion(env?: Environment, parts?: CompanionParts): Promise<Companion>;
  /** With the issuer `platform`, and a Genesys that gives these answers. */
  withGenesys(answers?: Partial<FakeGenesys>, env?: Environment): Promise<Companion>;
}

interface Companion {
  /** As a page asks: text, so that no preflight is needed. By default for a guest session. */
  post(body?: unknown, headers?: Record<string, string>, path?: string): Promise<Answer>;
  send(method: string, path: string, headers?: Record<string, string>, body?: string): Promise<Answer>;
  /** The session of a first visit. */
  session(): Promise<{ resume: string; context: string }>;
}

/** On companions that are started in this way. */
export function createStage(host: Host): Stage & { logLines(): Record<string, unknown>[] } {
  const logs: (() => Record<string, unknown>[])[] = [];

  const companion: Stage['companion'] = async (env, parts) => {
    const { url, logLines, close } = await startCompanion(env, parts, host);
    onTestFinished(close);
    logs.push(logLines);
    const sendTo: Companion['send'] = (method, path, headers, body) =>
      send(method, url + path, headers, body);
    const post: Companion['post'] = (body = {}, headers = {}, path = '/api/guest-token') => {
      const text = typeof body === 'string' ? body : JSON.stringify(body);
      return sendTo('POST', path, { origin: ORIGIN, 'content-type': 'text/plain', ...headers }, text);
    };
    return { post, send: sendTo, session: async () => JSON.parse(String((await post()).body)) };
  };

  return {
    companion,
    async withGenesys(answers = {}, env = {}) {
      const genesys = Object.assign(await startFakeGenesys(), answers);
      onTestFinished(genesys.close);
      return companion({
        GENESYS_GATEWAY: genesys.url,
        GENESYS_CLIENT_ID: CLIENT.clientId,
        GENESYS_CLIENT_SECRET: CLIENT.clientSecret,
        ...env,
      });
    },
    logLines: () => logs.flatMap((lines) => lines()),
  };
}
