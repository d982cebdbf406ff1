import type { CDPSession } from '@playwright/test';
import type { Page } from '../fixtures.ts';

/** What a page holds, by kind: how many nodes, listeners on each of its main objects, timers, observers, globals, … */
export type Inventory = Record<string, number>;

/** What only the browser can count, and what a script can by standing between the page and the browser. */
export interface Counter {
  /** After a collection of garbage, so that only what something still holds is counted. */
  count(): Promise<Inventory>;
}

const mainObjects = [
  'window',
  'document',
  'document.documentElement',
  'document.head',
  'document.body',
  'window.history',
  'window.navigation',
  'window.screen',
  'window.visualViewport',
  'navigator.connection',
];

/** Must be called before the page is loaded. Kinds that end in `of ours` are of scripts from `ours`, an origin. */
export async function counterFor(page: Page, ours: string): Promise<Counter> {
  const devtools = await page.context().newCDPSession(page);
  const ourScripts = new Set<string>();
  devtools.on(
    'Debugger.scriptParsed',
    ({ url, scriptId }) => url.startsWith(ours) && ourScripts.add(scriptId),
  );
  await devtools.send('Debugger.enable');
  await devtools.send('HeapProfiler.enable');
  await page.addInitScript(standBetween, ours);
  return {
    async count() {
      // What the first collection lets go of may hold more.
      for (let i = 0; i < 3; i++) await devtools.send('HeapProfiler.collectGarbage');
      const { documents, nodes, jsEventListeners } = await devtools.send('Memory.getDOMCounters');
      const inventory: Inventory = { documents, nodes, 'all listeners': jsEventListeners };
      for (const object of mainObjects) {
        const listeners = await listenersOf(devtools, object);
        inventory[`listeners on ${object}`] = listeners.length;
        inventory[`listeners on ${object}, of ours`] = listeners.filter(({ scriptId }) =>
          ourScripts.has(scriptId),
        ).length;
      }
      const counted = await page.evaluate(() =>
        (window as unknown as { inventory(): Inventory }).inventory(),
      );
      return { ...inventory, ...counted };
    },
  };
}

/** Names what there is now more or less of than before. */
export function differences(before: Inventory, after: Inventory): string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((kind) => (before[kind] ?? 0) !== (after[kind] ?? 0))
    .map((kind) => `${kind}: ${before[kind] ?? 0} → ${after[kind] ?? 0}`);
}

async function listenersOf(devtools: CDPSession, expression: string) {
  const { result } = await devtools.send('Runtime.evaluate', { expression, objectGroup: 'inventory' });
  if (!result.objectId) return [];
  const { listeners } = await devtools.send('DOMDebugger.getEventListeners', { objectId: result.objectId });
  await devtools.send('Runtime.releaseObjectGroup', { objectGroup: 'inventory' });
  return listeners;
}

/** Runs in the page, before any script of it: keeps account of all that a script can leave running. */
function standBetween(ours: string): void {
  const running = new Map<string, Set<unknown>>();
  const start = (kind: string, thing: unknown) => {
    const ourKind = `${kind}, of ours`;
    for (const one of new Error().stack?.includes(ours) ? [kind, ourKind] : [kind])
      running.set(one, (running.get(one) ?? new Set()).add(thing));
  };
  const stop = (kind: string, thing: unknown) => {
    running.get(kind)?.delete(thing);
    running.get(`${kind}, of ours`)?.delete(thing);
  };
  const page = window as unknown as Record<string, unknown>;
  type AnyFunction = (...given: unknown[]) => unknown;

  const callers = { setTimeout: 'clearTimeout', requestAnimationFrame: 'cancelAnimationFrame' };
  for (const [begin, cancel] of Object.entries({
    ...callers,
    requestIdleCallback: 'cancelIdleCallback',
    setInterval: 'clearInterval',
  })) {
    const [original, cancelOriginal] = [page[begin] as AnyFunction, page[cancel] as AnyFunction];
    page[begin] = (act: AnyFunction, ...rest: unknown[]) => {
      const id = original(
        (...given: unknown[]) => {
          if (begin !== 'setInterval') stop(begin, id);
          return act(...given);
        },
        ...rest,
      );
      start(begin, id);
      return id;
    };
    page[cancel] = (id: unknown) => {
      stop(begin, id);
      cancelOriginal(id);
    };
  }
  for (const name of ['MutationObserver', 'ResizeObserver', 'IntersectionObserver', 'PerformanceObserver']) {
    const { prototype } = page[name] as { prototype: Record<string, AnyFunction> };
    for (const [method, note] of [['observe', start] as const, ['disconnect', stop] as const]) {
      const original = prototype[method] as AnyFunction;
      prototype[method] = function (this: unknown, ...given) {
        note(name, this);
        return original.apply(this, given);
      };
    }
  }
  for (const name of ['BroadcastChannel', 'WebSocket', 'EventSource']) {
    const Original = page[name] as new (...given: unknown[]) => { close(): void };
    page[name] = class extends Original {
      constructor(...given: unknown[]) {
        super(...given);
        start(name, this);
      }
      override close(): void {
        stop(name, this);
        super.close();
      }
    };
  }
  const untouched = {
    pushState: history.pushState,
    replaceState: history.replaceState,
    fetch: window.fetch,
    onerror: window.onerror,
  };
  page.inventory = () => ({
    ...Object.fromEntries([...running].map(([kind, things]) => [kind, things.size])),
    // Genesys's snippet sets two, and so its Messenger is found when the tag comes back.
    globals: Object.getOwnPropertyNames(window).filter((name) => !/^(_genesysJs|Genesys)$/.test(name)).length,
    'elements in the document': document.querySelectorAll('*').length,
    'elements, of ours': document.querySelectorAll('messenger-tag').length,
    'style sheets': document.styleSheets.length + document.adoptedStyleSheets.length,
    'replaced functions': Number(
      history.pushState !== untouched.pushState ||
        history.replaceState !== untouched.replaceState ||
        window.fetch !== untouched.fetch ||
        window.onerror !== untouched.onerror,
    ),
  });
}
