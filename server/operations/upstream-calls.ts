import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { ClientRequest, IncomingMessage } from 'node:http';

/** A call of this process to somebody else. */
export interface UpstreamCall {
  readonly method: string;
  readonly host: string;
  /** Without the query. */
  readonly path: string;
}

/** Told the status when the call ends; `undefined` when there was no answer. */
export type CallEnded = (status: number | undefined) => void;

/**
 * Tells of every HTTP call that this process begins, whichever client makes it (`node:http`, below the platform SDK, or undici,
 * below `fetch`), through Node's own diagnostics channels. `begin` runs in the async context of who makes the call.
 * Stops when the function that it returns is called.
 */
export function watchCalls(begin: (call: UpstreamCall) => CallEnded | undefined): () => void {
  const running = new WeakMap<object, CallEnded>();
  const statuses = new WeakMap<object, number>();
  const end = (request: object) => {
    running.get(request)?.(statuses.get(request));
    running.delete(request);
  };
  const start = (request: object, call: UpstreamCall) => {
    const ended = begin(call);
    if (ended) running.set(request, ended);
  };

  const listeners: Record<string, (message: unknown) => void> = {
    'http.client.request.start': (message) => {
      const { request } = message as { request: ClientRequest };
      const { method, path } = request;
      start(request, { method, path: withoutQuery(path), host: String(request.getHeader('host')) });
      request.once('close', () => end(request));
    },
    'http.client.response.finish': (message) => {
      const { request, response } = message as { request: ClientRequest; response: IncomingMessage };
      if (response.statusCode !== undefined) statuses.set(request, response.statusCode);
    },
    'undici:request:create': (message) => {
      const { request } = message as UndiciMessage;
      const { method = 'GET', path = '/', origin } = request;
      start(request, { method, path: withoutQuery(path), host: new URL(String(origin)).host });
    },
    'undici:request:headers': (message) => {
      const { request, response } = message as UndiciMessage;
      if (response) statuses.set(request, response.statusCode);
    },
    'undici:request:trailers': (message) => end((message as UndiciMessage).request),
    'undici:request:error': (message) => end((message as UndiciMessage).request),
  };
  for (const [channel, listener] of Object.entries(listeners)) subscribe(channel, listener);
  return () => {
    for (const [channel, listener] of Object.entries(listeners)) unsubscribe(channel, listener);
  };
}

interface UndiciMessage {
  readonly request: { readonly method?: string; readonly path?: string; readonly origin?: string | URL };
  readonly response?: { readonly statusCode: number };
}

function withoutQuery(path: string): string {
  return path.replace(/[?#].*$/s, '');
}
