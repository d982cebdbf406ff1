import { at } from '../deployment.ts';
import type { Plugins } from '../plugins.ts';

type Data = Record<string, unknown>;

export interface Database {
  /** The custom attributes if they were set since they were last taken: each goes with one message only. */
  takeCustomAttributes(): Record<string, string> | undefined;
}

/**
 * `Database.set` (shallow), `update` (deep), `get`, `remove` (genesys.md 3.2, CONFIRMED). It keeps what the page says for
 * the life of the page; that values are sent as strings is ours, since the wire has nothing else.
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

  plugin.handle('set', (options) => change({ ...data, ...asData(options) }));
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
    takeCustomAttributes() {
      if (!unsent) return undefined;
      unsent = false;
      const attributes = asData(at(data, 'messaging.customAttributes'));
      return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, String(value)]));
    },
  };
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
