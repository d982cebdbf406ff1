import { expect, test, vi } from 'vitest';
import { Bus } from './bus.ts';

test('a subscriber is told later, with the whole envelope', async () => {
  const bus = new Bus();
  const subscriber = vi.fn();
  bus.subscribe('Messenger.opened', subscriber);
  bus.publish('Messenger', 'opened', { a: 1 });
  expect(subscriber).not.toHaveBeenCalled();
  await vi.waitFor(() =>
    expect(subscriber).toHaveBeenCalledExactlyOnceWith({
      time: expect.any(Number),
      publisher: 'Messenger',
      event: 'opened',
      eventName: 'Messenger.opened',
      data: { a: 1 },
    }),
  );
});

test('who subscribes late gets a republished event, without eventName, and no other', async () => {
  const bus = new Bus();
  bus.republish('Messenger', 'ready', {});
  bus.publish('Messenger', 'opened', {});
  const [ready, opened] = [vi.fn(), vi.fn()];
  bus.subscribe('Messenger.opened', opened);
  bus.subscribe('Messenger.ready', ready);
  await vi.waitFor(() => expect(ready).toHaveBeenCalledOnce());
  expect(ready.mock.calls[0]?.[0]).not.toHaveProperty('eventName');
  expect(opened).not.toHaveBeenCalled();
});
