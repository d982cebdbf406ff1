import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { SignJWT } from 'jose';
import { z } from 'zod';
import { showBars } from './bars.ts';
import { memory, portOf, start, stop } from './companion-process.ts';
import { DEPLOYMENT_ID, ORIGIN } from './guest-token-peers.ts';

const SIGN_INS = 400;
const WARM_UP = 100;
const ROUNDS = 5;
/** Of `/proc/<pid>/stat`, on every Linux. */
const TICKS_PER_S = 100;

const userTokenSecret = 'of the back end that signs the tokens of this measurement';
const client = { id: 'measured', secret: 'of-the-client-that-exchanges-codes-here' };
const withOpenId = {
  PUBLIC_URL: 'https://chat.example.com',
  OIDC_CLIENT_ID: client.id,
  OIDC_CLIENT_SECRET: client.secret,
  USER_TOKEN_SECRET: userTokenSecret,
};
const common = { LOG_LEVEL: 'info', RATE_LIMIT_PER_IP: '1000000', RATE_LIMIT_GLOBAL: '1000000' };

/** Prints what a sign-in costs the companion, and what the OpenID provider adds to its start and its memory. */
export async function run(): Promise<void> {
  const without = await starts({});
  const withIt = await starts(withOpenId);
  const cost = await costOfSignIn();
  console.log(`\nThe OpenID provider: starts are medians of ${ROUNDS}`);
  showBars([
    { what: 'start to listening without it, ms', measured: without.ms, bar: 'none' },
    { what: 'start to listening with it, ms', measured: withIt.ms, bar: 'none' },
    { what: 'memory at rest without it, MiB', measured: without.mib, bar: 'none' },
    { what: 'memory at rest with it, before the first sign-in, MiB', measured: withIt.mib, bar: 'none' },
    { what: `memory after ${SIGN_INS + WARM_UP} sign-ins, MiB`, measured: cost.mib, bar: 'none' },
    { what: 'first sign-in of a process, ms', measured: cost.firstMs, bar: 'none' },
    { what: 'code and tokens of a sign-in, ms of CPU', measured: cost.cpuMs, bar: 'none' },
    { what: 'failures', measured: cost.failures, bar: '0' },
  ]);
}

async function starts(env: Record<string, string>): Promise<{ ms: number; mib: number }> {
  const times: number[] = [];
  const sizes: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const startedAt = performance.now();
    const companion = start({ ...common, ...env });
    await portOf(companion);
    times.push(performance.now() - startedAt);
    await pause(1_000);
    sizes.push(memory(companion.child.pid).now);
    await stop(companion.child.pid, companion.child, 5_000);
  }
  return { ms: median(times), mib: median(sizes) };
}

/** One after the other: what is waited for is not counted. */
async function costOfSignIn() {
  const companion = start({ ...common, ...withOpenId });
  const url = `http://127.0.0.1:${await portOf(companion)}`;
  companion.child.stdout?.resume();
  let failures = 0;
  const signInOnce = async (customer: number) => {
    const isFine = await signIn(url, customer);
    if (!isFine) failures++;
  };
  const begun = performance.now();
  await signInOnce(0);
  const firstMs = Math.round(performance.now() - begun);
  for (let customer = 1; customer < WARM_UP; customer++) await signInOnce(customer);
  const before = cpuMs(companion.child.pid);
  for (let customer = 0; customer < SIGN_INS; customer++) await signInOnce(WARM_UP + customer);
  const spent = cpuMs(companion.child.pid) - before;
  const mib = memory(companion.child.pid).now;
  await stop(companion.child.pid, companion.child, 5_000);
  return { firstMs, cpuMs: (spent / SIGN_INS).toFixed(1), mib, failures };
}

/** As the page asks for a code, and Genesys for tokens. */
async function signIn(url: string, customer: number): Promise<boolean> {
  const userToken = await new SignJWT({ sub: `customer-${customer}`, aud: DEPLOYMENT_ID, name: 'Somebody' })
    .setProtectedHeader({ alg: 'HS256' })
    .setExpirationTime('10m')
    .sign(new TextEncoder().encode(userTokenSecret));
  const given = await fetch(`${url}/api/auth-code`, {
    method: 'POST',
    headers: { origin: ORIGIN, 'content-type': 'text/plain' },
    body: JSON.stringify({ userToken }),
  });
  const { authCode, redirectUri, codeVerifier } = code.parse(await given.json());
  const exchanged = await fetch(`${url}/oidc/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${client.id}:${client.secret}`).toString('base64')}` },
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      code: authCode,
      redirect_uri: redirectUri,
      code_verifier: codeVerifier,
    }),
  });
  return exchanged.status === 200 && tokens.safeParse(await exchanged.json()).success;
}

const code = z.object({ authCode: z.string(), redirectUri: z.string(), codeVerifier: z.string() });
const tokens = z.object({ id_token: z.string(), refresh_token: z.string() });

/** What a process and all its threads have had of the processors. */
function cpuMs(pid: number | undefined): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  const [user, system] = [Number(fields[11]), Number(fields[12])];
  return ((user + system) * 1_000) / TICKS_PER_S;
}

function median(values: readonly number[]): number {
  return Math.round([...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await run();
