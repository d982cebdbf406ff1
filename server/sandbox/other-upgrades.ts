import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';

/** Any other upgrade, such as `h2c` of `curl --http2` and of Java's HttpClient, is not meant for the socket. */
export function asksForWebSocket({ headers }: IncomingMessage): boolean {
  return headers.upgrade?.toLowerCase() === 'websocket';
}

/**
 * Answers a request as if it had not asked for an upgrade, as RFC 9110 (7.8) allows. For the handler of `upgrade`, which
 * Node gives every upgrade, without a body, as soon as somebody listens for one: only newer releases than 20 can be asked
 * before. So the server reads the request once more, without the header.
 */
export function answerWithoutUpgrade(
  server: Pick<Server, 'emit'>,
  request: IncomingMessage,
  socket: Duplex,
  head: Buffer,
): void {
  socket.unshift(Buffer.concat([headOf(request), head]));
  // 'connection' of a server with TLS would begin another handshake.
  server.emit('encrypted' in socket ? 'secureConnection' : 'connection', socket);
}

function headOf({ method, url, httpVersion, rawHeaders }: IncomingMessage): Buffer {
  const lines = [`${method} ${url} HTTP/${httpVersion}`];
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index] ?? '';
    if (name.toLowerCase() !== 'upgrade') lines.push(`${name}: ${rawHeaders[index + 1]}`);
  }
  // Node reads headers as latin1.
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1');
}
