import type { Logger } from './log.ts';
import type { TraceSettings, Traces } from './traces.ts';

/** Without a collector nothing that makes or sends traces is even loaded. */
export async function openTraces(
  settings: TraceSettings | undefined,
  log: Logger,
): Promise<Traces | undefined> {
  if (settings === undefined) return undefined;
  const { createTraces } = await import('./otlp-traces.ts');
  return createTraces(settings, log);
}
