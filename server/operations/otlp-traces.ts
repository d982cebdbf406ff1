import { AsyncLocalStorage } from 'node:async_hooks';
import { type Context, ROOT_CONTEXT, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { defaultResource, resourceFromAttributes } from '@opentelemetry/resources';
import { BasicTracerProvider, BatchSpanProcessor } from '@opentelemetry/sdk-trace-base';
import { failureNotedOf, type Logger } from './log.ts';
import { nameOf, routes } from './requests.ts';
import type { TraceSettings, Traces } from './traces.ts';
import { watchCalls } from './upstream-calls.ts';
import { watchExporter } from './watched-exporter.ts';

/**
 * Sends spans to the collector at `endpoint` (`OTEL_EXPORTER_OTLP_ENDPOINT`, without `/v1/traces`); the exporter itself reads
 * the other `OTEL_EXPORTER_OTLP_…` variables, such as the headers. Attributes come from short lists, addresses without
 * query, and numbers: nothing that a visitor wrote, and no secret. Registers nothing globally: an application that mounts
 * the companion has traces of its own. What does not arrive is told to `log`.
 */
export function createTraces({ endpoint, serviceName }: TraceSettings, log: Logger): Traces {
  const url = `${endpoint}/v1/traces`;
  const otlp = new OTLPTraceExporter({ url, timeoutMillis: EXPORT_TIMEOUT_MS });
  const { exporter, gaveUp } = watchExporter(otlp, url, log);
  const provider = new BasicTracerProvider({
    resource: defaultResource().merge(resourceFromAttributes({ 'service.name': serviceName })),
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
      span.setAttribute('companion.outcome', status === undefined ? 'no-answer' : nameOf(status, undefined));
      if (status === undefined || status >= 400) span.setStatus({ code: SpanStatusCode.ERROR });
      span.end();
    };
  });

  return {
    requests(req, res, next) {
      const route = routes.has(req.path) ? req.path : 'other';
      const method = METHODS.has(req.method) ? req.method : '_OTHER';
      const span = tracer.startSpan(
        `${method} ${route}`,
        { kind: SpanKind.SERVER, attributes: { 'http.request.method': method, 'http.route': route } },
        propagator.extract(ROOT_CONTEXT, req.headers, headerGetter),
      );
      res.once('close', () => {
        const status = res.writableFinished ? res.statusCode : 499;
        span.setAttribute('http.response.status_code', status);
        span.setAttribute('companion.outcome', nameOf(status, failureNotedOf(res)?.code));
        if (status >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
        span.end();
      });
      current.run(trace.setSpan(ROOT_CONTEXT, span), next);
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

const propagator = new W3CTraceContextPropagator();
const headerGetter = {
  keys: (headers: object) => Object.keys(headers),
  get: (headers: Record<string, string | string[] | undefined>, name: string) => headers[name],
};

/** A visitor may write any method: OpenTelemetry's word for those that nobody knows is `_OTHER`. */
const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);
