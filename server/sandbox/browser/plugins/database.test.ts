import { beforeEach, expect, test, vi } from 'vitest';
import { Bus } from '../bus.ts';
import { Plugins } from '../plugins.ts';
import { addDatabase, type Database } from './database.ts';

let plugins: Plugins;
let database: Database;
const run = (command: string, options: unknown = {}) => plugins.run(`Database.${command}`, options);

beforeEach(() => {
  plugins = new Plugins(new Bus());
  database = addDatabase(plugins);
});

test('[9/merge] set and update keep the attributes that they do not name', async () => {
  await run('set', { messaging: { customAttributes: { a: 1 } }, other: 1 });
  expect(await run('set', { messaging: { customAttributes: { b: 2 } } })).toEqual({
    messaging: { customAttributes: { a: 1, b: 2 } },
    other: 1,
  });
  expect(await run('update', { messaging: { customAttributes: { a: 3 } } })).toEqual({
    messaging: { customAttributes: { a: 3, b: 2 } },
    other: 1,
  });
});

test('[9/merge] below an attribute, set replaces and update merges', async () => {
  await run('set', { messaging: { customAttributes: { cart: { items: 1, total: 5 } } } });
  expect(await run('update', { messaging: { customAttributes: { cart: { items: 2 } } } })).toEqual({
    messaging: { customAttributes: { cart: { items: 2, total: 5 } } },
  });
  expect(await run('set', { messaging: { customAttributes: { cart: { items: 3 } } } })).toEqual({
    messaging: { customAttributes: { cart: { items: 3 } } },
  });
});

test('[9/merge] both publish the whole database', async () => {
  const updated = vi.fn();
  plugins.bus.subscribe('Database.updated', updated);
  await run('set', { other: 1 });
  await run('update', { messaging: { customAttributes: { a: 1 } } });
  await vi.waitFor(() => expect(updated).toHaveBeenCalledTimes(2));
  expect(updated.mock.calls[1]?.[0].data).toEqual({ other: 1, messaging: { customAttributes: { a: 1 } } });
});

test('get and remove take a dotted name', async () => {
  await run('set', { messaging: { customAttributes: { a: 1, b: 2 } } });
  expect(await run('get', { name: 'messaging.customAttributes' })).toEqual({ a: 1, b: 2 });
  await run('remove', { name: 'messaging.customAttributes.a' });
  expect(await run('get')).toEqual({ messaging: { customAttributes: { b: 2 } } });
  expect(await run('remove', { name: 'not.there' })).toEqual({ messaging: { customAttributes: { b: 2 } } });
});

test('[9/on-the-wire] attributes are texts, and wait for one message each time they are set', async () => {
  expect(database.unsentAttributes).toBeUndefined();
  await run('set', { messaging: { customAttributes: { a: 1 } } });
  expect(database.unsentAttributes).toEqual({ a: '1' });
  database.attributesSent();
  expect(database.unsentAttributes).toBeUndefined();
  await run('update', { messaging: { customAttributes: { b: true } } });
  expect(database.unsentAttributes).toEqual({ a: '1', b: 'true' });
});
