import { expect, test, vi } from 'vitest';
import { Bus } from './bus.ts';

test('[8/envelope] a subscriber is told later: event is the full name, eventName the short one', async () => {
  const bus = new Bus();
  const subscriber = vi.fn();
  bus.subscribe('Messenger.opened', subscriber);
  bus.publish('Messenger', 'opened', { a: 1 });
  expect(subscriber).not.toHaveBeenCalled();
  await vi.waitFor(() =>
    expect(subscriber).toHaveBeenCalledExactlyOnceWith({
      time: expect.any(Number),
      publisher: 'Messenger',
      event: 'Messenger.opened',
      eventName: 'opened',
      data: { a: 1 },
    }),
  );
});

test('[8/envelope] data is an empty object where nothing was passed', async () => {
  const bus = new Bus();
  const subscriber = vi.fn();
  bus.subscribe('Messenger.opened', subscriber);
  bus.publish('Messenger', 'opened');
  await vi.waitFor(() => expect(subscriber.mock.calls[0]?.[0]).toHaveProperty('data', {}));
});

test('[8/replay] who subscribes late gets a republished event, without eventName, and no other', async () => {
  const bus = new Bus();
  bus.republish('Messenger', 'ready', {});
  bus.publish('Messenger', 'opened', {});
  const [ready, opened] = [vi.fn(), vi.fn()];
  bus.subscribe('Messenger.opened', opened);
  bus.subscribe('Messenger.ready', ready);
  await vi.waitFor(() => expect(ready).toHaveBeenCalledOnce());
  expect(ready.mock.calls[0]?.[0]).toEqual({
    time: expect.any(Number),
    publisher: 'Messenger',
    event: 'Messenger.ready',
    data: {},
  });
  expect(opened).not.toHaveBeenCalled();
});

test('[8/replay] what is replayed is what was published last', async () => {
  const bus = new Bus();
  bus.republish('MessagingService', 'started', { newSession: true });
  bus.republish('MessagingService', 'started', { newSession: false });
  const late = vi.fn();
  bus.subscribe('MessagingService.started', late);
  await vi.waitFor(() => expect(late).toHaveBeenCalledOnce());
  expect(late.mock.calls[0]?.[0]).toHaveProperty('data', { newSession: false });
});
