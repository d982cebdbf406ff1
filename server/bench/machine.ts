import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { fileURLToPath } from 'node:url';
import { DEPLOYMENT_ID, ORIGIN } from './guest-token-peers.ts';

/** A companion in a process of its own. */
export interface Machine {
  readonly url: string;
  /** Asks for so many guests at once. */
  ask(count: number, resume?: string): Promise<Answer[]>;
  /** The most memory it had since this was last asked, bytes. */
  peakMemory(): Promise<number>;
  close(): void;
}

export interface Answer {
  /** `ok`, a problem's code, or why there was none. */
  readonly outcome: string;
  readonly retryAfter: string | undefined;
  readonly resume: string | undefined;
}

/** One that takes its guests from the Genesys at `gateway`; `env` over what all have in common. */
export async function startMachine(gateway: string, env: Record<string, string> = {}): Promise<Machine> {
  const child: ChildProcess = fork(fileURLToPath(import.meta.url), {
    env: {
      PATH: process.env.PATH ?? '',
      PORT: '0',
      LOG_LEVEL: 'silent',
      GENESYS_REGION: 'euw1',
      GENESYS_DEPLOYMENT_ID: DEPLOYMENT_ID,
      GENESYS_CLIENT_ID: 'bench',
      GENESYS_CLIENT_SECRET: 'bench-secret',
      GENESYS_GATEWAY: gateway,
      ALLOWED_ORIGINS: ORIGIN,
      SESSION_SECRETS: 'the session secret that is long enough by far',
      RATE_LIMIT_PER_IP: '1000000',
      RATE_LIMIT_GLOBAL: '1000000',
      ...env,
    },
  });
  const [url] = await once(child, 'message');
  const agent = new Agent({ keepAlive: true });
  return {
    url,
    ask: (count, resume) => Promise.all(Array.from({ length: count }, () => askOne(url, agent, resume))),
    async peakMemory() {
      child.send('memory');
      const [bytes] = await once(child, 'message');
      return bytes;
    },
    close() {
      agent.destroy();
      child.disconnect();
    },
  };
}

function askOne(url: string, agent: Agent, resume: string | undefined): Promise<Answer> {
  return new Promise((resolve) => {
    const failed = (error: NodeJS.ErrnoException) =>
      resolve({ outcome: `lost: ${error.code ?? error.message}`, retryAfter: undefined, resume: undefined });
    const headers = { origin: ORIGIN, 'content-type': 'text/plain' };
    const req = request(`${url}/api/guest-token`, { method: 'POST', agent, headers }, (res) => {
      let text = '';
      res.setEncoding('utf8').on('data', (chunk) => {
        text += chunk;
      });
      res.on('error', failed).on('end', () => {
        const answer = JSON.parse(text);
        const outcome = res.statusCode === 200 ? 'ok' : answer.code;
        resolve({ outcome, retryAfter: res.headers['retry-after'], resume: answer.resume });
      });
    });
    req.on('error', failed).end(JSON.stringify({ resume }));
  });
}

/** As `main.ts` does it, without the doctor's look at the start: that makes a guest whom nobody asked for. */
async function serveCompanion(): Promise<void> {
  const { readConfig } = await import('../config/read.ts');
  const { createLog } = await import('../operations/log.ts');
  const { serve } = await import('../hosts/serve.ts');
  const { createStore } = await import('../store/create.ts');
  const config = readConfig(process.env);
  const log = createLog(config.logLevel);
  const store = await createStore(config, log);
  const { url } = await serve(config, { log, store });
  let peak = 0;
  setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss());
  }, 10);
  process.on('message', () => {
    process.send?.(Math.max(peak, process.memoryUsage.rss()));
    peak = 0;
  });
  process.on('disconnect', () => process.exit());
  process.send?.(url);
}

if (process.send !== undefined && process.argv[1] === fileURLToPath(import.meta.url)) await serveCompanion();
