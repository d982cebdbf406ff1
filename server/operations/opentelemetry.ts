import { OPTIONAL_PACKAGES, whyNotLoaded } from '../optional-packages.ts';

/** What of OpenTelemetry makes and sends traces. */
export type OpenTelemetry = Pick<
  typeof import('@opentelemetry/api'),
  'ROOT_CONTEXT' | 'SpanKind' | 'SpanStatusCode' | 'trace'
> &
  Pick<typeof import('@opentelemetry/core'), 'W3CTraceContextPropagator'> &
  Pick<typeof import('@opentelemetry/exporter-trace-otlp-http'), 'OTLPTraceExporter'> &
  Pick<typeof import('@opentelemetry/resources'), 'defaultResource' | 'resourceFromAttributes'> &
  Pick<typeof import('@opentelemetry/sdk-trace-base'), 'BasicTracerProvider' | 'BatchSpanProcessor'>;

/** Rejects with `MissingPackages` where a part of OpenTelemetry is not installed. */
export async function loadOpenTelemetry(): Promise<OpenTelemetry> {
  try {
    // Inside of `try`, bundlers of a host let a package be missing.
    const { ROOT_CONTEXT, SpanKind, SpanStatusCode, trace } = await import('@opentelemetry/api');
    const { W3CTraceContextPropagator } = await import('@opentelemetry/core');
    const { OTLPTraceExporter } = await import('@opentelemetry/exporter-trace-otlp-http');
    const { defaultResource, resourceFromAttributes } = await import('@opentelemetry/resources');
    const { BasicTracerProvider, BatchSpanProcessor } = await import('@opentelemetry/sdk-trace-base');
    return {
      ROOT_CONTEXT,
      SpanKind,
      SpanStatusCode,
      trace,
      W3CTraceContextPropagator,
      OTLPTraceExporter,
      defaultResource,
      resourceFromAttributes,
      BasicTracerProvider,
      BatchSpanProcessor,
    };
  } catch (error) {
    throw whyNotLoaded(error, 'OTEL_EXPORTER_OTLP_ENDPOINT', OPTIONAL_PACKAGES.traces);
  }
}
