import type { ReceivedFilter } from '../sandbox/inspector/filter.ts';

/**
 * Whether any entry could fit: who writes JavaScript has no compiler, and a misspelt member would narrow nothing, so that a
 * test passes with whatever has come.
 *
 * @throws in words when none could.
 */
export function checkFilter(filter: ReceivedFilter): void {
  const fault = faultIn(filter);
  if (fault !== undefined) throw new Error(`No entry can fit this filter: ${fault}.`);
}

function faultIn({ kind, host, path, failed, ...others }: ReceivedFilter): string | undefined {
  const unknown = Object.keys(others).find((name) => !(name in membersOf));
  if (unknown !== undefined)
    return `${unknown} is not known, its members are ${Object.keys(membersOf).join(', ')}`;
  if (host !== undefined && !HOSTS.includes(host)) return `host is one of ${HOSTS.join(', ')}`;
  if (path !== undefined && !path.startsWith('/')) return `path begins with /, such as '/${path}'`;
  if (failed !== undefined && failed !== true) return 'failed is true, or left out';
  const given = Object.keys(others).filter((name) => Reflect.get(others, name) !== undefined);
  const ofRequest = given.find((name) => Reflect.get(membersOf, name) === 'request');
  const ofFrame = given.find((name) => Reflect.get(membersOf, name) === 'frame');
  if (ofRequest !== undefined && ofFrame !== undefined)
    return `${ofRequest} is of requests, and ${ofFrame} of frames`;
  if (kind === 'frame' && ofRequest !== undefined)
    return `${ofRequest} is of requests, and kind says 'frame'`;
  if (kind === 'request' && ofFrame !== undefined) return `${ofFrame} is of frames, and kind says 'request'`;
  return undefined;
}

/** Each member, and of which entries it is. */
const membersOf: Record<keyof ReceivedFilter, 'both' | 'frame' | 'request'> = {
  kind: 'both',
  host: 'both',
  method: 'request',
  path: 'both',
  status: 'request',
  from: 'frame',
  name: 'frame',
  text: 'both',
  failed: 'both',
};

const HOSTS: readonly ReceivedFilter['host'][] = ['login', 'api', 'api-cdn', 'apps', 'webmessaging'];
