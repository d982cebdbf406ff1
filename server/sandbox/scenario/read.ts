import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import type { Scenario } from './scenario.ts';
import { scenarioSchema } from './schema.ts';

/** @throws when it is no scenario; the message says which step is wrong and what to write. */
export function readScenario(value: unknown, name = 'This'): Scenario {
  const parsed = scenarioSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new Error(`${name} is no scenario that the bot can play:\n${z.prettifyError(parsed.error)}`);
}

/** @throws when there is no such file, or no scenario in it; the message says why. */
export function readScenarioFile(path: string): Scenario {
  let value: unknown;
  try {
    // Some editors write a mark of the byte order, which JSON does not know.
    value = JSON.parse(readFileSync(path, 'utf8').replace(/^\uFEFF/, ''));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`The scenario ${resolve(path)} cannot be read: ${why}`, { cause: error });
  }
  return readScenario(value, path);
}
