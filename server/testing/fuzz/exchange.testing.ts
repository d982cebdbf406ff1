import { connect } from 'node:net';
import type { Field } from './fields.testing.ts';
import type { Wire } from './wires.testing.ts';

/** An answer as it came. */
export interface Heard {
  readonly status: number;
  readonly fields: readonly Field[];
  readonly body: Buffer;
}

/** Nothing has come of a request within the time that it may take. */
export class Hung extends Error {
  override readonly name = 'Hung';
}

/**
 * Writes these bytes into a connection of their own and resolves with all that comes back, when the server has closed it.
 * Rejects with {@link Hung} when that has not happened `withinMs` after the client said that no more will come.
 */
export function exchange(url: string, { bytes, client }: Wire, withinMs: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const received: Buffer[] = [];
    const socket = connect({ port: Number(new URL(url).port), host: '127.0.0.1' });
    // A request that is not whole is never answered, and one may ask for its connection to be kept.
    const patience = setTimeout(() => socket.end(), PATIENCE_MS);
    const deadline = setTimeout(() => {
      socket.destroy();
      reject(new Hung(`The connection was still open ${withinMs} ms after its client had ended it.`));
    }, PATIENCE_MS + withinMs);
    socket.on('data', (chunk) => received.push(chunk));
    // A server that has heard enough may reset the connection; what came before counts.
    socket.on('error', () => {});
    socket.on('close', () => {
      clearTimeout(patience);
      clearTimeout(deadline);
      resolve(Buffer.concat(received));
    });
    socket.on('connect', () => {
      socket.write(bytes);
      if (client === 'ends') socket.end();
      if (client === 'resets') setImmediate(() => socket.resetAndDestroy());
    });
  });
}

const PATIENCE_MS = 100;

/** The answers in what came over a connection. Throws, in words, when that is not HTTP. */
export function answersIn(received: Buffer): Heard[] {
  const answers: Heard[] = [];
  let rest = received;
  while (rest.length > 0) {
    const end = rest.indexOf('\r\n\r\n');
    const [first = '', ...lines] = rest.toString('latin1', 0, Math.max(end, 0)).split('\r\n');
    const status = Number(/^HTTP\/1\.1 (\d{3}) /.exec(first)?.[1]);
    if (Number.isNaN(status)) throw new Error(`This is no HTTP: ${rest.toString('latin1', 0, 100)}`);
    const fields = lines.map((line): Field => {
      const colon = line.indexOf(': ');
      return [line.slice(0, colon), line.slice(colon + 2)];
    });
    const { body, next } = bodyIn(rest.subarray(end + 4), status, fields);
    answers.push({ status, fields, body });
    rest = next;
  }
  return answers;
}

/** The body of an answer, and what follows it. An answer to HEAD has the length of a body, and none. */
function bodyIn(after: Buffer, status: number, fields: readonly Field[]): { body: Buffer; next: Buffer } {
  const fieldOf = (wanted: string) => fields.find(([name]) => name.toLowerCase() === wanted)?.[1];
  if (fieldOf('transfer-encoding') === 'chunked') return chunksIn(after);
  const isEmpty = status < 200 || status === 204 || status === 304 || after.indexOf('HTTP/1.1 ') === 0;
  // Without a length it goes on to the end of the connection.
  const length = isEmpty ? 0 : Number(fieldOf('content-length') ?? after.length);
  return { body: after.subarray(0, length), next: after.subarray(length) };
}

function chunksIn(after: Buffer): { body: Buffer; next: Buffer } {
  const chunks: Buffer[] = [];
  let at = 0;
  for (;;) {
    const end = after.indexOf('\r\n', at);
    const size = Number.parseInt(after.toString('latin1', at, Math.max(end, at)), 16);
    // Broken off, as it may be where the client has ended first.
    if (end < 0 || Number.isNaN(size)) return { body: Buffer.concat(chunks), next: Buffer.alloc(0) };
    const start = end + 2;
    if (size === 0) return { body: Buffer.concat(chunks), next: after.subarray(start + 2) };
    chunks.push(after.subarray(start, start + size));
    at = start + size + 2;
  }
}
