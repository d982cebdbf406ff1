import { type Stats, statSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { describeFailure, type Logger } from '../operations/log.ts';
import { type Config, ConfigError } from './config.ts';

/** Tells of a configuration that has changed while the companion runs. */
export interface ConfigUpdates {
  /** `apply` rejects when the new one does not work: the one before stays, and it is asked again until it does. */
  subscribe(apply: (config: Config) => Promise<void>): void;
  close(): void;
}

/**
 * Looks at the files that the configuration was read from every `intervalMs` ms, by their time of change: notifications of
 * the file system do not reach containers whose secrets are mounted.
 */
export function watchConfigFiles(
  config: Config,
  { read, log, intervalMs = 5_000 }: { read: () => Config; log: Logger; intervalMs?: number },
): ConfigUpdates {
  const subscribers: ((config: Config) => Promise<void>)[] = [];
  /** What each file looked like when it was looked at last. */
  const files = new Map<string, string>();
  let applying = false;
  let stale = false;
  let closed = false;
  let retry: NodeJS.Timeout | undefined;

  const apply = async () => {
    stale = true;
    if (applying) return;
    applying = true;
    clearTimeout(retry);
    while (stale) {
      stale = false;
      try {
        const changed = read();
        for (const subscriber of subscribers) await subscriber(changed);
        // A changed SITES_FILE may name other secret files.
        for (const file of changed.files) follow(file);
        log.info({ files: [...files.keys()] }, 'the changed configuration is in use');
        if (changed.redisUrl !== config.redisUrl) log.warn({ remedy: RESTART }, 'a part of it is not');
      } catch (error) {
        // A file may be seen half written, or before Genesys knows the new secret.
        if (!closed) retry = setTimeout(apply, intervalMs).unref();
        const why = error instanceof ConfigError ? { reason: error.message } : describeFailure(error);
        log.warn(
          { files: [...files.keys()], ...why },
          'the changed configuration does not work: the one before stays in use',
        );
      }
    }
    applying = false;
  };
  const follow = (file: string) => {
    // At once: `fs.watchFile` looks for the first time a moment later, and takes for the first what has been written meanwhile.
    if (!closed && !files.has(file)) files.set(file, looksOf(statSync(file, { throwIfNoEntry: false })));
  };
  const look = async () => {
    const changes = await Promise.all(
      [...files].map(async ([file, before]) => {
        const now = looksOf(await stat(file).catch(() => undefined));
        files.set(file, now);
        return now !== before;
      }),
    );
    if (!closed && changes.includes(true)) await apply();
    // Only then the next: a file system that hangs is not asked again and again.
    if (!closed) looking = lookLater();
  };
  const lookLater = () => setTimeout(() => void look(), intervalMs).unref();
  for (const file of config.files) follow(file);
  let looking = lookLater();

  return {
    subscribe: (subscriber) => {
      subscribers.push(subscriber);
    },
    close() {
      closed = true;
      clearTimeout(retry);
      clearTimeout(looking);
    },
  };
}

const RESTART = 'REDIS_URL is read at the start only: restart the companion to use the changed one.';

/** The time alone misses a file that is written twice within a tick of the file system's clock. */
function looksOf(file: Stats | undefined): string {
  return file === undefined ? 'missing' : [file.mtimeMs, file.size, file.ino].join();
}
