import { createServer, get, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { startSandbox } from '../sandbox/sandbox.ts';
import { createMemoryLog, DEPLOYMENT_ID, ORIGIN, startCompanion } from '../testing/companion.testing.ts';
import { openTraces } from './open-traces.ts';
import type { Traces } from './traces.ts';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  vi.unstubAllEnvs();
  for (const close of closing.splice(0).reverse()) await close();
});

interface Span {
  name: string;
  kind: number;
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  attributes: { key: string; value: { stringValue?: string; intValue?: number } }[];
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(
    () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  );
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Takes what an OTLP exporter sends, as a collector does. */
async function startCollector() {
  const bodies: string[] = [];
  const paths: string[] = [];
  const resources = () =>
    bodies.flatMap(
      (body): { resource: Pick<Span, 'attributes'>; scopeSpans: { spans: Span[] }[] }[] =>
        JSON.parse(body).resourceSpans,
    );
  const server = createServer(async (req, res) => {
    paths.push(req.url ?? '');
    const chunks: Buffer[] = [];
    for await (const chunk of req) chunks.push(chunk);
    bodies.push(Buffer.concat(chunks).toString());
    res.writeHead(200, { 'content-type': 'application/json' }).end('{}');
  });
  return {
    url: await listen(server),
    paths,
    text: () => bodies.join('\n'),
    services: () =>
      resources().map(
        ({ resource }) => resource.attributes.find(({ key }) => key === 'service.name')?.value.stringValue,
      ),
    spans: () => resources().flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans)),
  };
}

async function open(endpoint: string, log = createMemoryLog().log): Promise<Traces> {
  const traces = await openTraces({ endpoint, serviceName: 'chat-of-the-shop' }, log);
  if (traces === undefined) throw new Error('There is a collector, and no traces.');
  closing.push(traces.close);
  return traces;
}

async function startTraced(env: Record<string, string> = {}) {
  const collector = await startCollector();
  const traces = await open(collector.url);
  const companion = await startCompanion(env, { traces: () => traces });
  closing.push(companion.close);
  return { collector, traces, companion };
}

const attributesOf = ({ attributes }: Span) =>
  Object.fromEntries(attributes.map(({ key, value }) => [key, value.stringValue ?? value.intValue]));

async function withPlatform() {
  const sandbox = await startSandbox();
  closing.push(sandbox.close);
  const traced = await startTraced({
    GENESYS_REGION: sandbox.region,
    GENESYS_DEPLOYMENT_ID: sandbox.deploymentId,
    GENESYS_CLIENT_ID: sandbox.clientId,
    GENESYS_CLIENT_SECRET: sandbox.clientSecret,
    GENESYS_GATEWAY: sandbox.url,
  });
  return { sandbox, ...traced };
}

describe('traces', () => {
  it('name requests by route and outcome', async () => {
    const { collector, traces, companion } = await startTraced();
    await companion.ask();
    await companion.ask({}, { origin: 'https://evil.example' });
    await fetch(`${companion.url}/someone/private?secret=1`);
    await traces.close();
    expect(collector.paths).toEqual(['/v1/traces']);
    const incoming = collector.spans().filter(({ kind }) => kind === 2);
    expect(incoming.map((span) => [span.name, attributesOf(span)])).toEqual([
      [
        'POST /api/guest-token',
        {
          'http.request.method': 'POST',
          'http.route': '/api/guest-token',
          'http.response.status_code': 200,
          'companion.outcome': 'ok',
        },
      ],
      ['POST /api/guest-token', expect.objectContaining({ 'companion.outcome': 'origin-not-allowed' })],
      ['GET other', expect.objectContaining({ 'companion.outcome': 'not-found' })],
    ]);
  });

  it('are of the service that the operator names', async () => {
    const { collector, traces, companion } = await startTraced();
    await companion.ask();
    await traces.close();
    expect(collector.services()).toEqual(['chat-of-the-shop']);
  });

  it('go on with the trace that a request belongs to, and leave out what it says is not sampled', async () => {
    const { collector, traces, companion } = await startTraced();
    const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
    await companion.ask({}, { traceparent: `00-${traceId}-00f067aa0ba902b7-01` });
    await companion.ask({}, { traceparent: `00-${'a'.repeat(32)}-00f067aa0ba902b7-00` });
    await companion.ask({}, { traceparent: 'no such thing' });
    await traces.close();
    const [first, second, ...others] = collector.spans().filter(({ kind }) => kind === 2);
    expect(first).toMatchObject({ traceId, parentSpanId: '00f067aa0ba902b7' });
    expect(second?.traceId).not.toBe('a'.repeat(32));
    expect(second?.parentSpanId ?? '').toBe('');
    expect(others).toEqual([]);
  });

  it('have the calls to Genesys below the request that made them, and none to the collector', async () => {
    const { sandbox, collector, traces, companion } = await withPlatform();
    expect((await companion.ask()).status).toBe(200);
    await traces.close();
    const spans = collector.spans();
    const request = spans.find(({ name }) => name === 'POST /api/guest-token');
    const below = spans.filter((span) => span.parentSpanId === request?.spanId);
    expect(below.map((span) => attributesOf(span))).toEqual(
      ['/oauth/token', '/api/v2/conversations/guests'].map((path) => ({
        'http.request.method': 'POST',
        'server.address': new URL(sandbox.url).host,
        'url.path': path,
        'http.response.status_code': 200,
        'companion.outcome': 'ok',
      })),
    );
    expect(collector.text()).not.toContain('/v1/traces');
  });

  it('hold no token, no secret, no body and no query', async () => {
    const { sandbox, collector, traces, companion } = await withPlatform();
    const session = await (await companion.ask()).json();
    const query = await fetch(`${companion.url}/api/guest-token?token=in-the-query`, {
      method: 'POST',
      headers: { origin: ORIGIN, authorization: 'Bearer in-a-header', 'user-agent': 'agent-of-a-visitor' },
      body: JSON.stringify({ resume: session.resume, deploymentId: DEPLOYMENT_ID }),
    });
    await query.arrayBuffer();
    await traces.close();
    const said = collector.text();
    expect(collector.spans().length).toBeGreaterThan(3);
    for (const secret of [
      session.token,
      session.resume,
      session.context,
      session.guestId,
      sandbox.clientSecret,
      'in-the-query',
      'in-a-header',
      'agent-of-a-visitor',
    ]) {
      expect(said).not.toContain(secret);
    }
  });

  it('tell of a call that gets no answer, by whichever client', async () => {
    const collector = await startCollector();
    const traces = await open(collector.url);
    const broken = await listen(createServer((req) => req.socket.destroy()));
    await fetch(`${broken}/by-fetch?a=secret`).catch(() => undefined);
    await new Promise((resolve) =>
      get(`${broken}/by-http?a=secret`)
        .on('error', () => {})
        .on('close', resolve),
    );
    await traces.close();
    expect(collector.spans().map(attributesOf)).toEqual(
      ['/by-fetch', '/by-http'].map((path) =>
        expect.objectContaining({ 'url.path': path, 'companion.outcome': 'no-answer' }),
      ),
    );
    expect(collector.text()).not.toContain('secret');
  });

  it('do not hold up a stop when the collector never answers, and the log says that they are lost', async () => {
    const { log, lines } = createMemoryLog();
    const collector = await listen(createServer(() => {}));
    const traces = await open(collector, log);
    const companion = await startCompanion({}, { traces: () => traces });
    closing.push(companion.close);
    expect((await companion.ask()).status).toBe(200);
    await traces.close();
    expect(lines()).toMatchObject([{ msg: 'traces are lost', reason: expect.stringMatching(/^no answer/) }]);
  });

  it('that the collector refuses are told once, with what to mend, and once more when they arrive again', async () => {
    // Each span is a batch of its own.
    vi.stubEnv('OTEL_BSP_MAX_EXPORT_BATCH_SIZE', '1');
    vi.stubEnv('OTEL_EXPORTER_OTLP_HEADERS', 'api-key=the-key-of-the-collector');
    let status = 401;
    const keys: unknown[] = [];
    const collector = await listen(
      createServer(({ headers }, res) => {
        keys.push(headers['api-key']);
        res.writeHead(status).end(`{"echo":"${headers['api-key']}"}`);
      }),
    );
    const { log, lines, text } = createMemoryLog();
    const traces = await open(`${collector}/path-with-a-key`, log);
    const companion = await startCompanion({}, { traces: () => traces });
    closing.push(companion.close);
    const sendSome = async () => {
      const before = keys.length;
      for (let asked = 0; asked < 3; asked++) await companion.ask();
      await expect.poll(() => keys.length).toBeGreaterThan(before + 2);
    };

    await sendSome();
    await sendSome();
    status = 200;
    await sendSome();
    await expect.poll(lines).toHaveLength(2);
    await sendSome();
    status = 400;
    await sendSome();
    await expect.poll(lines).toHaveLength(3);
    expect(lines()).toMatchObject([
      {
        level: 'warn',
        msg: 'traces are lost',
        collector,
        reason: 'answered 401',
        remedy: expect.stringContaining('OTEL_EXPORTER_OTLP_HEADERS'),
      },
      { level: 'info', msg: 'traces arrive again', lostSpans: expect.any(Number) },
      { level: 'warn', msg: 'traces are lost', reason: 'answered 400' },
    ]);
    expect(lines()[1]?.lostSpans).toBeGreaterThan(3);
    expect(keys).toContain('the-key-of-the-collector');
    expect(text()).not.toContain('key-of-the-collector');
    expect(text()).not.toContain('path-with-a-key');
  });

  it('are not there without a collector', async () => {
    expect(await openTraces(undefined, createMemoryLog().log)).toBeUndefined();
  });
});
