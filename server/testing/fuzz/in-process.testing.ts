import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import type { Companion } from '../../app.ts';
import { type NodeIncoming, NodeRequest } from '../../hosts/node.ts';
import type { Asked } from '../mutated-requests.testing.ts';
import type { Heard } from './exchange.testing.ts';
import type { Field } from './fields.testing.ts';

/** Asks a companion without a server: the request as Node would hand it over, the answer before anything sends it. */
export async function askInProcess({ answer }: Companion, asked: Asked, basePath = ''): Promise<Heard> {
  const request = new NodeRequest(incomingOf(asked), NOBODY_LEFT, basePath);
  const { status, headers, body = '' } = await answer(request);
  return { status, fields: Object.entries(headers), body: Buffer.from(body) };
}

/** By lower-case name. Of some fields that come twice the first one counts, the others become a list: as Node reads them. */
function headersOf(fields: readonly Field[]): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [spelled, value] of fields) {
    const name = spelled.toLowerCase();
    const before = Object.hasOwn(headers, name) ? headers[name] : undefined;
    if (before === undefined) headers[name] = value;
    else if (!SINGLE.has(name)) headers[name] = `${before}${name === 'cookie' ? ';' : ','} ${value}`;
  }
  return headers;
}

const SINGLE = new Set([
  ...['authorization', 'content-length', 'content-type', 'host', 'if-modified-since', 'referer'],
]);

/** What is asked of a response before there is an answer. */
const NOBODY_LEFT = { destroyed: false, writableEnded: false } as ServerResponse;

/** As much of it as the companion reads. */
function incomingOf({ method, target, fields, body, address }: Asked): NodeIncoming {
  const stream = new Readable({
    read() {
      if (body.length > 0) this.push(body);
      this.push(null);
    },
  });
  const head = { method, url: target, headers: headersOf(fields), socket: { remoteAddress: address } };
  return Object.assign(stream, head) as unknown as NodeIncoming;
}
