import { readFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import { request as send } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import WebSocket, { type ClientOptions, WebSocketServer } from 'ws';
import { hostMeant } from '../sandbox/hosts.ts';
import type { AnyFrame } from '../sandbox/sandbox.testing.ts';
import type { Sandbox } from '../sandbox/sandbox.ts';
import type { Scene } from './scene.ts';

/** In what a Genesys Cloud differs from the sandbox. What a function leaves out stays as it is. */
export interface Difference {
  http?(answer: HttpAnswer, asked: HttpAsked): HttpAnswer | undefined;
  /** `asked`: the request whose `tracingId` it has. Nothing: the frame does not come. `cut`: nor does any other. */
  frame?(frame: AnyFrame, asked: AnyFrame | undefined): AnyFrame | 'cut' | undefined;
  /** A status: refused. A text: let in with that `Origin`. */
  upgrade?(asked: {
    readonly origin: string | undefined;
    readonly deploymentId: string | null;
    /** The deployment's own. */
    readonly ours: string;
  }): number | string | undefined;
}

export interface HttpAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

interface HttpAsked {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
}

/** Stands before a sandbox with TLS, as all hosts of its region, and makes it differ. To be closed. */
export async function differing(
  sandbox: Sandbox,
  difference: Difference,
): Promise<{ readonly addresses: Scene['addresses']; close(): void }> {
  const upstream = upstreamOf(sandbox);
  const server = createServer((request, response) => void pass(request, response, { upstream, difference }));
  const webSockets = new WebSocketServer({ noServer: true });
  server.on('upgrade', (request, socket, head) => {
    passSocket({ request, socket, head }, { upstream, difference, webSockets });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    addresses: hostsAt(url),
    close() {
      for (const client of webSockets.clients) client.terminate();
      server.closeAllConnections();
      server.close();
    },
  };
}

/** All hosts of a region at one address. */
export function hostsAt(url: string): Scene['addresses'] {
  return { login: url, api: url, apps: url, 'api-cdn': url, webmessaging: url.replace('http', 'ws') };
}

type Upstream = ReturnType<typeof upstreamOf>;

function upstreamOf({ tls, deploymentId: ours }: Sandbox) {
  if (tls === undefined)
    throw new Error('The sandbox must be started with TLS: by a real name it knows its region.');
  const ca = readFileSync(tls.authorityFile);
  const hostFor = (path: string) => `${hostMeant('', path) ?? 'api'}.mypurecloud.ie`;
  return { ca, port: tls.port, hostFor, ours };
}

async function pass(
  request: IncomingMessage,
  response: ServerResponse,
  { upstream, difference }: { upstream: Upstream; difference: Difference },
): Promise<void> {
  const { method = 'GET', url: path = '/', headers } = request;
  const answer = await fetchFrom(upstream, { method, path, headers }, await textOf(request));
  const { status, headers: fields, body } = difference.http?.(answer, { method, path, headers }) ?? answer;
  const { 'content-length': _length, 'transfer-encoding': _coding, ...kept } = fields;
  response.writeHead(status, kept).end(method === 'HEAD' ? undefined : body);
}

function fetchFrom({ ca, port, hostFor }: Upstream, { method, path, headers }: HttpAsked, body: string) {
  const host = hostFor(path);
  const options = {
    host: '127.0.0.1',
    port,
    ca,
    servername: host,
    method,
    path,
    headers: { ...headers, host },
  };
  return new Promise<HttpAnswer>((resolve, reject) => {
    send(options, async (answer) => {
      resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: await textOf(answer) });
    })
      .on('error', reject)
      .end(body);
  });
}

async function textOf(message: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of message.setEncoding('utf8')) text += chunk;
  return text;
}

interface Upgrade {
  readonly request: IncomingMessage;
  readonly socket: Duplex;
  readonly head: Buffer;
}

function passSocket(
  { request, socket, head }: Upgrade,
  {
    upstream,
    difference,
    webSockets,
  }: { upstream: Upstream; difference: Difference; webSockets: WebSocketServer },
): void {
  const path = request.url ?? '/';
  const host = upstream.hostFor(path);
  const { origin } = request.headers;
  const deploymentId = new URL(path, 'http://genesys').searchParams.get('deploymentId');
  const refuse = (status: number) =>
    socket.end(`HTTP/1.1 ${status} Refused\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
  const decided = difference.upgrade?.({ origin, deploymentId, ours: upstream.ours });
  if (typeof decided === 'number') return void refuse(decided);

  const { ca, port } = upstream;
  // A client that writes the socket's host means Genesys's.
  const letInAs = decided ?? (origin === request.headers.host ? host : origin);
  const genesys = new WebSocket(`wss://127.0.0.1:${port}${path}`, {
    ca,
    servername: host,
    headers: { host },
    ...(letInAs !== undefined && { origin: letInAs }),
  } as ClientOptions & { servername: string });
  genesys.once('unexpected-response', (asking, { statusCode = 0 }) => {
    asking.destroy();
    refuse(statusCode);
  });
  genesys.on('error', () => genesys.terminate());
  genesys.once('open', () =>
    webSockets.handleUpgrade(request, socket, head, (client) => join(client, genesys, difference)),
  );
}

function join(client: WebSocket, genesys: WebSocket, difference: Difference): void {
  const requests = new Map<unknown, AnyFrame>();
  client.on('message', (data) => {
    const request = JSON.parse(String(data));
    requests.set(request.tracingId, request);
    genesys.send(String(data));
  });
  genesys.on('message', (data) => {
    const frame: AnyFrame = JSON.parse(String(data));
    const told =
      difference.frame === undefined ? frame : difference.frame(frame, requests.get(frame.tracingId));
    if (told === 'cut') client.terminate();
    else if (told !== undefined) client.send(JSON.stringify(told));
  });
  client.on('close', () => genesys.close());
  genesys.on('close', () => client.close());
}
