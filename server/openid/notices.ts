import type { Config } from '../config/config.ts';
import type { Logger } from '../operations/log.ts';

/** Said at the start of a companion that keeps to itself what its provider and those of other machines must agree on. */
export function tellIfAlone(
  { mode, sites, redisUrl }: Pick<Config, 'mode' | 'sites' | 'redisUrl'>,
  log: Logger,
): void {
  const hasProvider = sites.some(({ openId }) => openId !== undefined);
  if (!hasProvider || redisUrl !== undefined || mode === 'development') return;
  log.warn(
    { remedy: 'Set REDIS_URL where there are several machines, or where a restart must not end sign-ins.' },
    'the OpenID provider keeps its keys and codes in memory: a restart makes new ones',
  );
}

/** The library prints a warning of its own, which nothing switches off. Said once, before that. */
export function tellOfOldNode(log: Logger): void {
  const [major = ''] = process.versions.node.split('.');
  if (hasTold || Number(major) >= 22) return;
  hasTold = true;
  log.info(
    { node: process.version },
    'the library of the OpenID provider calls this version of Node unsupported, on standard error: it is tested with it, and with Node 22 the warning ends',
  );
}

let hasTold = false;
