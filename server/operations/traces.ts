import type { RequestHandler } from 'express';

/** OpenTelemetry traces: what was asked, and what that made the companion ask of others. */
export interface Traces {
  /** Traces each request, as part of the trace that its `traceparent` names (W3C Trace Context). */
  readonly requests: RequestHandler;
  /** Sends what has not been sent; gives up after a second. */
  close(): Promise<void>;
}

/** Where `endpoint` is the address of an OTLP collector. Without one nothing that makes or sends traces is even loaded. */
export async function openTraces(endpoint: string | undefined): Promise<Traces | undefined> {
  if (endpoint === undefined) return undefined;
  const { createTraces } = await import('./otlp-traces.ts');
  return createTraces(endpoint);
}
