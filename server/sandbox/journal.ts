import type { IncomingMessage } from 'node:http';
import type { RequestHandler, Response } from 'express';
import { hostMeant } from './hosts.ts';
import type { NewEntry } from './inspector/entry.ts';
import type { Organisation } from './organisation.ts';
import type { AnswerFrame } from './web-messaging/answers.ts';

/** Notes every request and how it ended, for the inspector and the control resource. */
export function recordRequests(organisation: Organisation): RequestHandler {
  return (request, response, next) => {
    const received = describeRequest(request);
    const answer = jsonOf(response);
    const begun = performance.now();
    const note = () => {
      response.off('close', note).off(HANGS, note);
      organisation.record({
        ...received,
        status: response.writableFinished ? response.statusCode : 0,
        durationMs: Math.round(performance.now() - begun),
        body: readBody(request.body),
        answer: answer(),
      });
    };
    response.on('close', note).on(HANGS, note);
    next();
  };
}

/** Emitted by a response that will never come: who waits for it must be able to see so. */
export const HANGS = Symbol('hangs');

/** All that is known of a request when it arrives; what of it is kept, the organisation's journal decides. */
export function describeRequest(request: IncomingMessage) {
  const path = pathOf(request);
  const { headers, method = '' } = request;
  return {
    kind: 'request',
    time: new Date().toISOString(),
    method,
    path,
    host: hostMeant(headers.host ?? '', path) ?? null,
    origin: headers.origin ?? null,
    durationMs: 0,
    headers: headers as Record<string, string>,
    query: Object.fromEntries(new URLSearchParams(request.url?.slice(path.length))),
  } as const satisfies Partial<NewEntry>;
}

/** Notes the frames of one socket, and its end. */
export function recordFrames(organisation: Organisation, request: IncomingMessage) {
  const { path, host } = describeRequest(request);
  const connection = organisation.journal.nextConnection();
  const note = (
    from: 'page' | 'genesys',
    { name, code, body }: { name: unknown; code: number | null; body: unknown },
  ) =>
    organisation.journal.add({
      kind: 'frame',
      time: new Date().toISOString(),
      host,
      path,
      connection,
      from,
      name: typeof name === 'string' ? name : '?',
      code,
      body,
    });
  return {
    /** `data`: as it came; nothing where it was no text. */
    fromPage(data: string | undefined): void {
      const body = parseFrame(data);
      note('page', { name: Object(body).action, code: null, body });
    },
    fromGenesys: (frame: AnswerFrame) =>
      note('genesys', { name: classOf(frame), code: frame.code, body: frame }),
    closed: (code: number) => note('page', { name: 'close', code, body: {} }),
  };
}

export function pathOf(request: IncomingMessage): string {
  return (request.url ?? '/').split('?', 1)[0] ?? '/';
}

/** The class of a refusal is `string`, which says nothing. */
function classOf({ class: name }: AnswerFrame): string {
  return name === 'string' ? 'refusal' : name;
}

/** What is no JSON has no names by which its secrets could be found: only its length is kept. */
function parseFrame(data: string | undefined): unknown {
  if (data === undefined) return 'no text';
  try {
    return JSON.parse(data);
  } catch {
    return `no JSON, ${data.length} characters`;
  }
}

function readBody(body: unknown): unknown {
  return Buffer.isBuffer(body) ? `${body.length} bytes` : body;
}

/** What is answered as JSON, once it has been. */
function jsonOf(response: Response): () => unknown {
  const json = response.json.bind(response);
  let answer: unknown;
  response.json = (body) => {
    answer = body;
    return json(body);
  };
  return () => answer;
}
