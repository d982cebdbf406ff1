import { AsyncLocalStorage } from 'node:async_hooks';
import type { Context } from '@opentelemetry/api';
import type { PlainRequest } from '../http/plain.ts';
import type { Logger } from './log.ts';
import type { OpenTelemetry } from './opentelemetry.ts';
import type { TraceSettings, Traces } from './traces.ts';
import { watchCalls } from './upstream-calls.ts';
import { watchExporter } from './watched-exporter.ts';

/**
 * Sends spans to the collector at `endpoint` (`OTEL_EXPORTER_OTLP_ENDPOINT`, without `/v1/traces`); the exporter itself reads
 * the other `OTEL_EXPORTER_OTLP_…` variables, such as the headers. Attributes come from short lists, addresses without
 * query, and numbers: nothing that a visitor wrote, and no secret. Registers nothing globally: an application that mounts
 * the companion has traces of its own. What does not arrive is told to `log`.
 */
export function createTraces(
  opentelemetry: OpenTelemetry,
  { endpoint, serviceName }: TraceSettings,
  log: Logger,
): Traces {
  const { BasicTracerProvider, BatchSpanProcessor, OTLPTraceExporter } = opentelemetry;
  const { ROOT_CONTEXT, SpanKind, SpanStatusCode, trace } = opentelemetry;
  const propagator = new opentelemetry.W3CTraceContextPropagator();
  const url = `${endpoint}/v1/traces`;
  const otlp = new OTLPTraceExporter({ url, timeoutMillis: EXPORT_TIMEOUT_MS });
  const { exporter, gaveUp } = watchExporter(otlp, url, log);
  const provider = new BasicTracerProvider({
    resource: opentelemetry
      .defaultResource()
      .merge(opentelemetry.resourceFromAttributes({ 'service.name': serviceName })),
    spanProcessors: [new BatchSpanProcessor(exporter)],
  });
  const tracer = provider.getTracer('messenger-tag');
  const current = new AsyncLocalStorage<Context>();

  const stopWatching = watchCalls(({ method, host, path }) => {
    if (host === new URL(url).host) return undefined;
    const span = tracer.startSpan(
      `${method} ${host}`,
      {
        kind: SpanKind.CLIENT,
        attributes: { 'http.request.method': method, 'server.address': host, 'url.path': path },
      },
      current.getStore() ?? ROOT_CONTEXT,
    );
    return (status) => {
      if (status !== undefined) span.setAttribute('http.response.status_code', status);
      span.setAttribute(
        'companion.outcome',
        status === undefined ? 'no-answer' : status < 400 ? 'ok' : `status-${status}`,
      );
      if (status === undefined || status >= 400) span.setStatus({ code: SpanStatusCode.ERROR });
      span.end();
    };
  });

  return {
    begin({ method, headers }, route) {
      const name = METHODS.has(method) ? method : '_OTHER';
      const span = tracer.startSpan(
        `${name} ${route}`,
        { kind: SpanKind.SERVER, attributes: { 'http.request.method': name, 'http.route': route } },
        propagator.extract(ROOT_CONTEXT, headers, headerGetter),
      );
      return {
        run: (work) => current.run(trace.setSpan(ROOT_CONTEXT, span), work),
        end(status, outcome) {
          span.setAttribute('http.response.status_code', status);
          span.setAttribute('companion.outcome', outcome);
          if (status >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
          span.end();
        },
      };
    },

    async close() {
      stopWatching();
      let timer: NodeJS.Timeout | undefined;
      const tooLate = new Promise<void>((resolve) => {
        timer = setTimeout(() => {
          gaveUp();
          resolve();
        }, CLOSE_MS);
      });
      // A collector that is away must not hold up the stop. That spans are lost has been told when they were.
      await Promise.race([provider.shutdown().catch(() => undefined), tooLate]);
      clearTimeout(timer);
    },
  };
}

const EXPORT_TIMEOUT_MS = 5_000;
const CLOSE_MS = 1_000;

const headerGetter = {
  keys: (headers: object) => Object.keys(headers),
  get(headers: PlainRequest['headers'], name: string) {
    const value = headers[name];
    return typeof value === 'string' ? value : undefined;
  },
};

/** A visitor may write any method: OpenTelemetry's word for those that nobody knows is `_OTHER`. */
const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);
