import type { RequestHandler } from 'express';
import type { Logger } from './log.ts';

/** OpenTelemetry traces: what was asked, and what that made the companion ask of others. */
export interface Traces {
  /** Traces each request, as part of the trace that its `traceparent` names (W3C Trace Context). */
  readonly requests: RequestHandler;
  /** Sends what has not been sent; gives up after a second. */
  close(): Promise<void>;
}

/** Where traces go, and by what name the collector knows the companion. */
export interface TraceSettings {
  /** Address of an OTLP collector, without a slash at the end. */
  readonly endpoint: string;
  readonly serviceName: string;
}

/** Without a collector nothing that makes or sends traces is even loaded. */
export async function openTraces(
  settings: TraceSettings | undefined,
  log: Logger,
): Promise<Traces | undefined> {
  if (settings === undefined) return undefined;
  const { createTraces } = await import('./otlp-traces.ts');
  return createTraces(settings, log);
}
