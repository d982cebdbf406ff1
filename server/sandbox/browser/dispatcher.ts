import { type Bus, callLater, type Subscriber } from './bus.ts';
import type { Plugin, Plugins } from './plugins.ts';
import { SANDBOX_MARK } from './snippet.ts';

type Callback = (value: unknown) => void;

/**
 * The function that replaces the stub as `window.Genesys` (genesys.md 3.1, CONFIRMED-2): `command`, `subscribe` and
 * `registerPlugin`. Of its other actions only the names are documented: they are accepted and nothing comes of them.
 *
 * Not documented, and so ours, is what it does between its arrival and the draining of the queue: `subscribe` and
 * `registerPlugin` work at once; a command runs at once when its plugin is there, else it waits for the queue. A command
 * that is not there even then is never answered.
 */
export function createDispatcher(plugins: Plugins, bus: Bus, debug: (...words: unknown[]) => void) {
  let waiting: unknown[][] | undefined = [];

  function genesys(...call: unknown[]): void {
    const [action, name, third] = call;
    if (internalActions.has(String(action))) debug('this action is not played:', call);
    else if (typeof name !== 'string') debug('this call names nothing:', call);
    else if (action === 'command') command(call);
    else if (action === 'subscribe' && isFunction(third)) bus.subscribe(name, third as Subscriber);
    else if (action === 'registerPlugin' && isFunction(third))
      (third as (plugin: Plugin) => void)(plugins.register(name));
    else debug('this call is not understood:', call);
  }

  function command(call: unknown[]): void {
    const [, name, ...rest] = call;
    const [options, resolve, reject] = isFunction(rest[0]) ? [{}, ...rest] : rest;
    const result = plugins.run(String(name), options ?? {});
    if (result)
      result.then(
        (value) => isFunction(resolve) && callLater(resolve, value),
        (reason) => isFunction(reject) && callLater(reject, reason),
      );
    else if (waiting) waiting.push(call);
    else debug(`nobody answers the command ${name}`);
  }

  /** First the calls the stub had kept, then the commands that have waited. One that throws does not stop the others. */
  function executeQueue(stubCalls: readonly ArrayLike<unknown>[]): void {
    const calls = [...stubCalls.map((call) => Array.from(call)), ...(waiting ?? [])];
    waiting = undefined;
    for (const call of calls) {
      try {
        genesys(...call);
      } catch (error) {
        callLater(reportError, error);
      }
    }
  }

  return { genesys: Object.assign(genesys, { [SANDBOX_MARK]: true }), executeQueue };
}

/** For Genesys's own parts. */
const internalActions = new Set([
  'monitor',
  'registerChild',
  'registerModule',
  'executeQueue',
  'loadPlugin',
  'loadFile',
  'loadModule',
  'loadJSON',
  'configure',
]);

function isFunction(value: unknown): value is Callback {
  return typeof value === 'function';
}
