import { type Companion, type CompanionParts, createCompanion } from '../app.ts';
import type { Config } from '../config/config.ts';
import { watchConfigFiles } from '../config/updates.ts';
import { tellIfAlone } from '../openid/notices.ts';
import { createLog, describeFailure } from '../operations/log.ts';
import { openTraces } from '../operations/open-traces.ts';
import type { Traces } from '../operations/traces.ts';
import { openStore } from '../store/create.ts';

/** What a host may bring along; all of it has a default. */
export interface HostOptions extends Pick<CompanionParts, 'log' | 'store' | 'builtLoader' | 'builtPages'> {
  /**
   * The path at which the host has mounted the companion, such as `/api/messenger`, where the host leaves it in the
   * address of a request. Express, Koa and others take it off; Next.js and serverless functions do not. Where the host
   * takes it off and keeps no `originalUrl`, as Koa does, the loader learns from here where it has come from.
   */
  readonly basePath?: string | undefined;
}

/** A companion inside somebody else's process. */
export interface HostedCompanion {
  readonly companion: Companion;
  /** As it was at the start. */
  readonly config: Config;
  /** Lets go of what the companion has opened: Redis, the traces, and the files that it watches. */
  close(): Promise<void>;
}

/**
 * A configuration, or how to read it: `() => readConfig(process.env)`. It is then read again when a file that it came from
 * changes, such as a rotated secret.
 */
export type ConfigSource = Config | (() => Config);

/** Opens what the configuration names. Nothing is waited for: a host wants its handler at once. */
export function hostCompanion(source: ConfigSource, options: HostOptions): HostedCompanion {
  const config = typeof source === 'function' ? source() : source;
  const { log = createLog(config.logLevel), builtLoader, builtPages } = options;
  const updates = typeof source === 'function' ? watchConfigFiles(config, { read: source, log }) : undefined;
  const isShared = options.store !== undefined || config.redisUrl !== undefined;
  if (options.store === undefined) tellIfAlone(config, log);
  const store = options.store ?? openStore(config, log);
  let traces: Traces | undefined;
  const opening = openTraces(config.traces, log).then(
    (opened) => {
      traces = opened;
    },
    (error: unknown) => log.error(describeFailure(error), 'nothing is traced'),
  );
  const companion = createCompanion(config, {
    log,
    updates,
    traces: () => traces,
    ...(builtLoader && { builtLoader }),
    ...(builtPages && { builtPages }),
    ...(isShared && { store }),
  });
  return {
    companion,
    config,
    async close() {
      updates?.close();
      await opening;
      await traces?.close();
      if (options.store === undefined) await store.close();
    },
  };
}
