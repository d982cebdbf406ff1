import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** What stands between Genesys and the companion, and gets in the way. */
export interface Front {
  readonly url: string;
  /** Paths that came, in order. */
  readonly asked: string[];
  /** What was passed on and back, as text: where secrets, codes and tokens are. */
  readonly passed: string[];
  /** Decides on each path: where it leads, or what is answered in the place of the companion. */
  pass: (path: string) => string | Answer;
  close(): void;
}

interface Answer {
  readonly status: number;
  readonly headers?: Record<string, string>;
  readonly body?: string;
}

/** Starts one that leads nowhere yet. */
export async function startFront(): Promise<Front> {
  const server = createServer(async (req, res) => {
    const path = req.url ?? '/';
    front.asked.push(path);
    const to = front.pass(path);
    const { status, headers, body } = typeof to === 'string' ? await passOn(req, to, front.passed) : to;
    res.writeHead(status, headers).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const front: Front = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked: [],
    passed: [],
    pass: () => ({ status: 404 }),
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
  return front;
}

async function passOn(req: IncomingMessage, url: string, passed: string[]): Promise<Answer> {
  const headers: Record<string, string> = {};
  for (const name of ['origin', 'content-type', 'authorization', 'accept']) {
    const value = req.headers[name];
    if (typeof value === 'string') headers[name] = value;
  }
  const sent = await text(req);
  const { method = 'GET' } = req;
  const answer = await fetch(url, { method, headers, redirect: 'manual', ...(sent && { body: sent }) });
  const body = await answer.text();
  passed.push(sent, body, headers.authorization ?? '');
  const type = answer.headers.get('content-type') ?? 'text/plain';
  return { status: answer.status, headers: { 'content-type': type }, body };
}
