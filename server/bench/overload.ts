import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import express from 'express';
import { readConfig } from '../config/read.ts';
import { createContexts } from '../guest-token/context.ts';
import { createLimits } from '../guest-token/limits.ts';
import { createProofs } from '../guest-token/proofs.ts';
import { createResumes } from '../guest-token/resume.ts';
import { guestTokenHandlers } from '../guest-token/route.ts';
import { createSessions } from '../guest-token/sessions.ts';
import { createUserTokens } from '../guest-token/user-tokens.ts';
import { serve } from '../hosts/serve.ts';
import { createMemoryStore } from '../store/memory.ts';
import { DEPLOYMENT_ID, ORIGIN } from './guest-token-peers.ts';

/** An upstream of 64 places that takes 200 ms: 320 guests a second, far below what the process itself can do. */
const PLACES = 64;
const UPSTREAM_MS = 200;
const CAPACITY = (PLACES * 1000) / UPSTREAM_MS;
const SECONDS = 6;

/** How long those wait who are let in, in quiet times and when twice as many arrive as the upstream can take. */
export async function overload(): Promise<{
  quietP99Ms: number;
  loadedP99Ms: number;
  accepted: number;
  refused: number;
  lost: number;
}> {
  const { url, close } = await serveWithSlowIssuer();
  await arrivals(url, CAPACITY / 10, 1);
  const quiet = await arrivals(url, CAPACITY / 10, SECONDS);
  const loaded = await arrivals(url, CAPACITY * 2, SECONDS);
  await close();
  return {
    quietP99Ms: p99(quiet.acceptedMs),
    loadedP99Ms: p99(loaded.acceptedMs),
    accepted: loaded.acceptedMs.length,
    refused: loaded.refused,
    lost: quiet.lost + loaded.lost,
  };
}

function serveWithSlowIssuer() {
  const config = readConfig({
    GENESYS_REGION: 'euw1',
    GENESYS_DEPLOYMENT_ID: DEPLOYMENT_ID,
    ALLOWED_ORIGINS: ORIGIN,
  });
  const store = createMemoryStore();
  const [site] = config.sites;
  const sessions = createSessions(site, {
    issuer: slowIssuer(),
    resumes: createResumes(config.sessionSecrets),
    contexts: createContexts(config.sessionSecrets),
    store,
    ttlSeconds: config.sessionTtlSeconds,
  });
  const served = {
    site,
    sessions,
    limits: createLimits(site.deploymentId, { perAddress: 1e6, global: 1e6 }, store),
    proofs: createProofs(config.proofOfWork, { secrets: config.sessionSecrets, store }),
    verifyUserToken: createUserTokens(site.deploymentId, undefined),
  };
  const app = express();
  app.all('/api/guest-token', guestTokenHandlers(() => [served], 0).session);
  return serve(app, { host: '127.0.0.1', port: 0 });
}

function slowIssuer() {
  const waiting: (() => void)[] = [];
  let taken = 0;
  return {
    async issue() {
      if (taken === PLACES) await new Promise<void>((resolve) => waiting.push(resolve));
      else taken += 1;
      await wait(UPSTREAM_MS);
      const next = waiting.shift();
      if (next) next();
      else taken -= 1;
      return { guestId: randomUUID(), token: randomUUID() };
    },
  };
}

/** Open loop: visitors arrive at their own rate, whether or not others are still waiting. */
async function arrivals(url: string, perSecond: number, seconds: number) {
  const agent = new Agent({ keepAlive: true });
  const acceptedMs: number[] = [];
  let refused = 0;
  let lost = 0;
  const answers: Promise<void>[] = [];
  const startedAt = performance.now();
  while (performance.now() - startedAt < seconds * 1000) {
    const due = ((performance.now() - startedAt) / 1000) * perSecond;
    while (answers.length < due) {
      const sentAt = performance.now();
      answers.push(
        ask(url, agent).then((status) => {
          if (status === 200) acceptedMs.push(performance.now() - sentAt);
          else if (status === 503) refused += 1;
          else lost += 1;
        }),
      );
    }
    await wait(1);
  }
  await Promise.all(answers);
  agent.destroy();
  return { acceptedMs, refused, lost };
}

/** The status of the answer; 0 where none came. */
function ask(url: string, agent: Agent): Promise<number> {
  return new Promise((resolve) => {
    const headers = { origin: ORIGIN, 'content-type': 'text/plain' };
    const req = request(`${url}/api/guest-token`, { method: 'POST', agent, headers }, (res) => {
      res.resume().once('end', () => resolve(res.statusCode ?? 0));
    });
    req.on('error', () => resolve(0));
    req.end('{}');
  });
}

function p99(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length * 0.99)] ?? Number.NaN;
}
