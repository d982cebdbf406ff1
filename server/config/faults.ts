import type { z } from 'zod';
import type { Environment } from './config.ts';

/** Notes a fault of a variable: a sentence that begins with its name. */
export type AddFault = (name: string, fault: string) => void;

/** Faults by variable, for one message that names all of them. */
export function collectFaults(): { faults: ReadonlyMap<string, readonly string[]>; addFault: AddFault } {
  const faults = new Map<string, string[]>();
  const addFault = (name: string, fault: string) => faults.set(name, [...(faults.get(name) ?? []), fault]);
  return { faults, addFault };
}

/** Reads variables, each by its own schema; `undefined` where one is wrong or missing. */
export function parseWith<T>(schema: z.ZodType<T>, given: Environment, addFault: AddFault): T | undefined {
  const { data, error } = schema.safeParse(given);
  for (const issue of error?.issues ?? []) {
    const name = String(issue.path[0]);
    // That one is missing has been said in words before.
    if (given[name] !== undefined) addFault(name, issue.message);
  }
  return data;
}
