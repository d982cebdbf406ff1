import { Agent, type Dispatcher, EnvHttpProxyAgent, Pool } from 'undici';
import { createFetchAgent, type HttpAgent } from './fetch-agent.ts';

/** The proxy of HTTPS_PROXY (or HTTP_PROXY) opens no tunnel: nothing has reached Genesys. The message holds no secret. */
export class NoTunnel extends Error {
  override readonly name = 'NoTunnel';
}

/**
 * Sends through HTTPS_PROXY, HTTP_PROXY and NO_PROXY; to this machine itself, where the sandbox plays Genesys, always
 * directly: a proxy would look for it on its own.
 */
export function createProxyAgent(timeoutMs: number, options: Agent.Options = {}): HttpAgent {
  if (typeof Agent.prototype.compose !== 'function') return createFetchAgent();
  const direct = new Agent(options);
  const proxied = new EnvHttpProxyAgent({
    ...options,
    clientFactory: (proxy, of) => tunnelsThrough(proxy, of, timeoutMs),
  });
  const chosen: Dispatcher.DispatcherComposeInterceptor = (dispatch) => (request, handler) =>
    THIS_MACHINE.test(String(request.origin))
      ? direct.dispatch(request, handler)
      : dispatch(request, handler);
  return proxied.compose(chosen);
}

const THIS_MACHINE = /^https?:\/\/(localhost|127\.[\d.]+|\[::1\])(:\d+)?$/;

/** Rejects when the deadline has passed: undici's own signal does nothing before there is a connection. */
export function passed(deadline: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    deadline.addEventListener('abort', () => reject(deadline.reason), { once: true });
  });
}

/**
 * Connections to a proxy, for `EnvHttpProxyAgent`. When a proxy hangs up instead of answering, undici 7 by itself connects
 * anew without end, some thousand times a second, and the request never fails (nodejs/undici#3897); for one that is silent
 * it would wait 5 minutes, where it is waited `timeoutMs` ms here.
 */
function tunnelsThrough(proxy: URL, options: Pool.Options, timeoutMs: number): Pool {
  const pool = new Pool(proxy, options);
  const connect: Connect = pool.connect.bind(pool);
  const openTunnel: Connect = async (request) => {
    const opened = await connect({ ...request, signal: AbortSignal.timeout(timeoutMs) }).catch((error) => {
      throw new NoTunnel(`the proxy gave no usable answer: ${describeConnection(error)}`);
    });
    if (opened.statusCode === 200) return opened;
    opened.socket.on('error', () => {}).destroy();
    throw new NoTunnel(`the proxy answered ${opened.statusCode}`);
  };
  return Object.assign(pool, { connect: openTunnel });
}

type Connect = (request: Dispatcher.ConnectOptions) => Promise<Dispatcher.ConnectData>;

/** Why a connection failed and where it led, by the fields of Node's error that hold no secret. */
export function describeConnection(error: unknown): string {
  const { code, name, address, port, hostname } = Object(error) as Record<string, unknown>;
  const where = typeof address === 'string' ? `${address}:${port}` : hostname;
  return [typeof code === 'string' ? code : name, where].filter(Boolean).join(' ');
}
