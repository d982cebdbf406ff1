import type { ExportResult, ExportResultCode } from '@opentelemetry/core';
import type { SpanExporter } from '@opentelemetry/sdk-trace-base';
import type { Logger } from './log.ts';

/** A {@link SpanExporter} whose failures the operator hears of. */
export interface WatchedExporter {
  readonly exporter: SpanExporter;
  /** The process stops before the collector has said anything to the last spans. */
  gaveUp(): void;
}

/**
 * Tells the log when traces no longer arrive at the collector, with a remedy, and when they do again: once each, however
 * many batches are lost in between. OpenTelemetry itself would say it to a global logger that nobody has set.
 */
export function watchExporter(exporter: SpanExporter, url: string, log: Logger): WatchedExporter {
  // The path may hold a key of the collector's.
  const collector = new URL(url).origin;
  let lostSpans: number | undefined;

  const lose = (spans: number, reason: string) => {
    if (lostSpans === undefined) {
      const remedy = `OTEL_EXPORTER_OTLP_ENDPOINT: no traces arrive at ${collector} (${reason}). They are lost until they do; nothing else is. Check the address, and OTEL_EXPORTER_OTLP_HEADERS if the collector asks for a key.`;
      log.warn({ collector, reason, remedy }, 'traces are lost');
    }
    lostSpans = (lostSpans ?? 0) + spans;
  };
  const arrive = () => {
    if (lostSpans !== undefined) log.info({ collector, lostSpans }, 'traces arrive again');
    lostSpans = undefined;
  };

  return {
    exporter: {
      export(spans, done) {
        exporter.export(spans, (result) => {
          if (result.code === SUCCESS) arrive();
          else lose(spans.length, reasonOf(result));
          done(result);
        });
      },
      shutdown: () => exporter.shutdown(),
      forceFlush: async () => exporter.forceFlush?.(),
    },
    gaveUp: () => lose(0, 'no answer before the companion stopped'),
  };
}

/** The value itself: what OpenTelemetry exports is there only once it is loaded. */
const SUCCESS: ExportResultCode.SUCCESS = 0;

/** In fields that hold no secret: the exporter's error carries the collector's whole answer. */
function reasonOf({ error }: ExportResult): string {
  const { code } = (error ?? {}) as { code?: unknown };
  if (typeof code === 'number') return `answered ${code}`;
  return typeof code === 'string' ? code : 'no answer in time, or one that says to come back later';
}
