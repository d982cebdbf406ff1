import { type StatsListener, unwatchFile, watchFile } from 'node:fs';
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
  const files = new Set<string>();
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
        log.info({ files: [...files] }, 'the changed configuration is in use');
        if (changed.redisUrl !== config.redisUrl) log.warn({ remedy: RESTART }, 'a part of it is not');
      } catch (error) {
        // A file may be seen half written, or before Genesys knows the new secret.
        if (!closed) retry = setTimeout(apply, intervalMs).unref();
        const why = error instanceof ConfigError ? { reason: error.message } : describeFailure(error);
        log.warn(
          { files: [...files], ...why },
          'the changed configuration does not work: the one before stays in use',
        );
      }
    }
    applying = false;
  };
  const onChange: StatsListener = (now, before) => {
    // The time alone misses a file that is written twice within a tick of the file system's clock.
    const isOther = now.mtimeMs !== before.mtimeMs || now.size !== before.size || now.ino !== before.ino;
    if (isOther) void apply();
  };
  const follow = (file: string) => {
    if (closed || files.has(file)) return;
    files.add(file);
    watchFile(file, { interval: intervalMs, persistent: false }, onChange);
  };
  for (const file of config.files) follow(file);

  return {
    subscribe: (subscriber) => {
      subscribers.push(subscriber);
    },
    close() {
      closed = true;
      clearTimeout(retry);
      for (const file of files) unwatchFile(file, onChange);
    },
  };
}

const RESTART = 'REDIS_URL is read at the start only: restart the companion to use the changed one.';
