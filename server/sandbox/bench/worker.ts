import { letGuestsTalk } from './guests.ts';

/** What a worker is told, as JSON behind its name. */
export type WorkerLoad = Parameters<typeof letGuestsTalk>[0];

// A worker of `workers.ts`: lets its guests talk and tells what came of it.
process.send?.(await letGuestsTalk(JSON.parse(process.argv[2] ?? '')), () => process.exit());
