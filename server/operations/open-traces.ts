import { MissingPackages } from '../optional-packages.ts';
import type { Logger } from './log.ts';
import type { TraceSettings, Traces } from './traces.ts';

/**
 * Without a collector nothing that makes or sends traces is even loaded. Where it is not installed, nothing is traced, and
 * the log says how to mend it: visitors must not go without a chat for want of traces, and platforms set the variable for
 * all that they run.
 */
export async function openTraces(
  settings: TraceSettings | undefined,
  log: Logger,
): Promise<Traces | undefined> {
  if (settings === undefined) return undefined;
  const { loadOpenTelemetry } = await import('./opentelemetry.ts');
  const { createTraces } = await import('./otlp-traces.ts');
  try {
    return createTraces(await loadOpenTelemetry(), settings, log);
  } catch (error) {
    if (!(error instanceof MissingPackages)) throw error;
    log.error({ remedy: error.message }, 'nothing is traced');
    return undefined;
  }
}
