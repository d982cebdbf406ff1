import { at } from '../deployment.ts';
import type { Plugins } from '../plugins.ts';

type Data = Record<string, unknown>;

export interface Database {
  /** The custom attributes, as texts, if they were set since they were last sent: each goes with one message only. */
  readonly unsentAttributes: Record<string, string> | undefined;
  attributesSent(): void;
}

/**
 * `Database.set`, `update`, `get`, `remove` (genesys.md 3.2 and 9, CONFIRMED). `set` keeps the custom attributes that it does
 * not name, as `update` does, and puts those that it names in their places; `update` merges their members too. What the page
 * says is kept for the life of the page.
 */
export function addDatabase(plugins: Plugins): Database {
  const plugin = plugins.register('Database');
  let data: Data = {};
  let unsent = false;

  function change(changed: Data): Data {
    unsent ||= !!at(changed, 'messaging.customAttributes');
    data = changed;
    plugin.publish('updated', data);
    return data;
  }

  plugin.handle('set', (options) => change(withAttributes(data, asData(options))));
  plugin.handle('update', (options) => change(merge(data, asData(options))));
  plugin.handle('get', (options) => {
    const name = at(options, 'name');
    return typeof name === 'string' ? at(data, name) : data;
  });
  plugin.handle('remove', (options) => {
    data = without(data, String(at(options, 'name')).split('.'));
    plugin.publish('removed', data);
    return data;
  });
  plugin.ready();

  return {
    get unsentAttributes() {
      if (!unsent) return undefined;
      const attributes = asData(at(data, 'messaging.customAttributes'));
      return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, String(value)]));
    },
    attributesSent() {
      unsent = false;
    },
  };
}

/** The shallow merge of `set`: one level deep, and one level deep again below `messaging.customAttributes`. */
function withAttributes(data: Data, changes: Data): Data {
  const changed = { ...data, ...changes };
  if (!isData(changes.messaging)) return changed;
  const messaging = { ...asData(data.messaging), ...changes.messaging };
  const kept = asData(at(data, 'messaging.customAttributes'));
  if (isData(changes.messaging.customAttributes))
    messaging.customAttributes = { ...kept, ...changes.messaging.customAttributes };
  return { ...changed, messaging };
}

function merge(one: Data, other: Data): Data {
  const merged = { ...one };
  for (const [name, value] of Object.entries(other))
    merged[name] = isData(value) && isData(merged[name]) ? merge(merged[name], value) : value;
  return merged;
}

function without(data: Data, [name = '', ...rest]: string[]): Data {
  const { [name]: value, ...others } = data;
  if (rest.length === 0 || !isData(value)) return rest.length === 0 ? others : data;
  return { ...others, [name]: without(value, rest) };
}

function asData(value: unknown): Data {
  return isData(value) ? value : {};
}

function isData(value: unknown): value is Data {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
