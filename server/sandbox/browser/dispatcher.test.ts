import { beforeEach, describe, expect, test, vi } from 'vitest';
import { Bus } from './bus.ts';
import { createDispatcher } from './dispatcher.ts';
import { Plugins } from './plugins.ts';

let bus: Bus;
let plugins: Plugins;
let dispatcher: ReturnType<typeof createDispatcher>;
let Genesys: (...call: unknown[]) => void;

beforeEach(() => {
  bus = new Bus();
  plugins = new Plugins(bus);
  dispatcher = createDispatcher(plugins, bus, () => {});
  Genesys = dispatcher.genesys;
});

/** As the snippet's stub keeps a call: its `arguments`. */
const stubCall = (...call: unknown[]) => Object.assign({ length: call.length }, call);

describe('a command', () => {
  test('returns nothing, and calls back later with what it resolves to', async () => {
    plugins.register('Database').handle('get', (options) => options);
    const resolved = vi.fn();
    expect(Genesys('command', 'Database.get', { name: 'x' }, resolved)).toBeUndefined();
    expect(resolved).not.toHaveBeenCalled();
    await vi.waitFor(() => expect(resolved).toHaveBeenCalledExactlyOnceWith({ name: 'x' }));
  });

  test('takes a function in third place as resolve, the next as reject', async () => {
    plugins.register('Messenger').handle('open', () => {
      throw new Error('Messenger is already open.');
    });
    const [resolved, rejected] = [vi.fn(), vi.fn()];
    Genesys('command', 'Messenger.open', resolved, rejected);
    await vi.waitFor(() => expect(rejected).toHaveBeenCalledExactlyOnceWith('Messenger is already open.'));
    expect(resolved).not.toHaveBeenCalled();
  });

  test('that is not there waits for the queue, and runs after what the stub kept', async () => {
    const order: unknown[] = [];
    Genesys('command', 'Messenger.open', 'direct');
    plugins.register('Messenger').handle('open', (options) => order.push(options));
    dispatcher.executeQueue([stubCall('command', 'Messenger.open', 'kept')]);
    await vi.waitFor(() => expect(order).toEqual(['kept', 'direct']));
  });

  test('that is not there even then is never answered', async () => {
    const [resolved, rejected, later] = [vi.fn(), vi.fn(), vi.fn()];
    plugins.register('Database').handle('get', () => 'data');
    dispatcher.executeQueue([stubCall('command', 'MessagingService.sendMessage', {}, resolved, rejected)]);
    Genesys('command', 'Database.get', later);
    await vi.waitFor(() => expect(later).toHaveBeenCalled());
    expect(resolved).not.toHaveBeenCalled();
    expect(rejected).not.toHaveBeenCalled();
  });
});

describe('a plugin of the page', () => {
  test('answers its commands to the page and to other plugins', async () => {
    Genesys(
      'registerPlugin',
      'GuestSession',
      ({ registerCommand, ready }: ReturnType<Plugins['register']>) => {
        registerCommand('get', ({ resolve }) => resolve({ guestId: 'g' }));
        ready();
      },
    );
    const [resolved, ready] = [vi.fn(), vi.fn()];
    Genesys('command', 'GuestSession.get', resolved);
    Genesys('subscribe', 'GuestSession.ready', ready);
    await vi.waitFor(() => expect(resolved).toHaveBeenCalledWith({ guestId: 'g' }));
    await vi.waitFor(() => expect(ready).toHaveBeenCalledOnce());
    expect(await plugins.register('Other').command('GuestSession.get')).toEqual({ guestId: 'g' });
  });

  test('cannot take a name that is taken', () => {
    plugins.register('Messenger');
    expect(() => Genesys('registerPlugin', 'Messenger', () => {})).toThrow(
      "Can't register plugin Messenger -- Name is already taken",
    );
  });

  test('unsubscribes all its own callbacks of an event, and nobody else’s', async () => {
    const [own, others] = [vi.fn(), vi.fn()];
    const plugin = plugins.register('Mine');
    plugin.subscribe('Messenger.opened', own);
    plugin.subscribe('Messenger.opened', own);
    Genesys('subscribe', 'Messenger.opened', others);
    plugin.unsubscribe('Messenger.opened');
    bus.publish('Messenger', 'opened', {});
    await vi.waitFor(() => expect(others).toHaveBeenCalledOnce());
    expect(own).not.toHaveBeenCalled();
  });
});

test('a call of the queue that throws does not stop the others', async () => {
  vi.stubGlobal('reportError', vi.fn());
  plugins.register('Taken');
  const subscriber = vi.fn();
  dispatcher.executeQueue([
    stubCall('registerPlugin', 'Taken', () => {}),
    stubCall('subscribe', 'Messenger.opened', subscriber),
  ]);
  bus.publish('Messenger', 'opened', {});
  await vi.waitFor(() => expect(subscriber).toHaveBeenCalledOnce());
  await vi.waitFor(() => expect(reportError).toHaveBeenCalledOnce());
  vi.unstubAllGlobals();
});
