import type { RequestHandler } from 'express';

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
