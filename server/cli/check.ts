import type { Environment } from '../config/config.ts';
import { readConfig } from '../config/read.ts';
import { runDoctor } from '../doctor/doctor.ts';
import { inLines } from '../doctor/report.ts';
import { serve } from '../hosts/serve.ts';
import { createLog } from '../operations/log.ts';

/** What the doctor says of a configuration that is not in use yet. */
interface Checked {
  /** Its report, in lines. */
  readonly words: string;
  /** Whether there is nothing to mend, not even a warning. */
  readonly isWell: boolean;
}

/**
 * Has the doctor look at what these variables say, with a companion that runs only for that: where it will run nobody
 * answers yet. Rejects with a `ConfigError` where they cannot be used.
 */
export async function checkVariables(env: Environment, cdnUrl: string | undefined): Promise<Checked> {
  const config = readConfig(env);
  // What it would log, the report says.
  const log = createLog('silent');
  const companion = await serve(config, { log, listen: { host: '127.0.0.1', port: 0 } });
  try {
    const diagnoses = await runDoctor({ config, extent: 'whole', companionUrl: companion.url, cdnUrl });
    const isWell = diagnoses.every(({ status }) => status === 'ok' || status === 'skipped');
    return { words: inLines(diagnoses), isWell };
  } finally {
    await companion.close();
  }
}
