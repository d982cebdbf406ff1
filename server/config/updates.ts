import { type StatsListener, unwatchFile, watchFile } from 'node:fs';
import { describeFailure, type Logger } from '../operations/log.ts';
import { type Config, ConfigError } from './config.ts';

/** Tells of a configuration whose secrets have changed while the companion runs. */
export interface ConfigUpdates {
  /** `apply` rejects when the new secrets do not work: the old ones stay, and it is asked again until they do. */
  subscribe(apply: (config: Config) => Promise<void>): void;
  close(): void;
}

/**
 * Looks at the secret files every `intervalMs` ms, by their time of change: notifications of the file system do not reach
 * containers whose secrets are mounted.
 */
export function watchSecretFiles(
  config: Config,
  { read, log, intervalMs = 5_000 }: { read: () => Config; log: Logger; intervalMs?: number },
): ConfigUpdates {
  const subscribers: ((config: Config) => Promise<void>)[] = [];
  const files = [...new Set(config.files)];
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
        log.info({ files }, 'the changed secrets are in use');
      } catch (error) {
        // A file may be seen half written, or before Genesys knows the new secret.
        if (!closed) retry = setTimeout(apply, intervalMs).unref();
        const why = error instanceof ConfigError ? { reason: error.message } : describeFailure(error);
        log.warn({ files, ...why }, 'the changed secrets do not work: the old ones stay in use');
      }
    }
    applying = false;
  };
  const onChange: StatsListener = (now, before) => {
    // The time alone misses a file that is written twice within a tick of the file system's clock.
    const isOther = now.mtimeMs !== before.mtimeMs || now.size !== before.size || now.ino !== before.ino;
    if (isOther) void apply();
  };
  for (const file of files) watchFile(file, { interval: intervalMs, persistent: false }, onChange);

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
