import { beforeEach, expect, test } from 'vitest';
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

test('set replaces what it names, update merges into it', async () => {
  await run('set', { messaging: { customAttributes: { a: 1 } }, other: 1 });
  expect(await run('update', { messaging: { customAttributes: { b: 2 } } })).toEqual({
    messaging: { customAttributes: { a: 1, b: 2 } },
    other: 1,
  });
  expect(await run('set', { messaging: { customAttributes: { c: 3 } } })).toEqual({
    messaging: { customAttributes: { c: 3 } },
    other: 1,
  });
});

test('get and remove take a dotted name', async () => {
  await run('set', { messaging: { customAttributes: { a: 1, b: 2 } } });
  expect(await run('get', { name: 'messaging.customAttributes' })).toEqual({ a: 1, b: 2 });
  await run('remove', { name: 'messaging.customAttributes.a' });
  expect(await run('get')).toEqual({ messaging: { customAttributes: { b: 2 } } });
  expect(await run('remove', { name: 'not.there' })).toEqual({ messaging: { customAttributes: { b: 2 } } });
});

test('custom attributes are given to one message each time they are set, as strings', async () => {
  expect(database.takeCustomAttributes()).toBeUndefined();
  await run('set', { messaging: { customAttributes: { a: 1 } } });
  expect(database.takeCustomAttributes()).toEqual({ a: '1' });
  expect(database.takeCustomAttributes()).toBeUndefined();
  await run('update', { messaging: { customAttributes: { b: true } } });
  expect(database.takeCustomAttributes()).toEqual({ a: '1', b: 'true' });
});
