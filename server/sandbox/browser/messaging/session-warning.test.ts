import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { clockFrame } from '../../clock-frame.ts';
import { Bus } from '../bus.ts';
import { PageClock } from '../clock.ts';
import { warnOfExpiry } from './session-warning.ts';

const MINUTE = 60_000;
const now = Date.parse('2030-01-01T12:00:00Z');

beforeEach(() => void vi.useFakeTimers({ now }));
afterEach(() => void vi.useRealTimers());

/** A page whose session ends in as many minutes. */
function pageWith(minutes: number) {
  const bus = new Bus();
  const clock = new PageClock();
  const warnings: unknown[] = [];
  warnOfExpiry(bus, clock);
  bus.subscribe('MessagingService.sessionWarning', ({ data }) => warnings.push(data));
  const tell = (event: string, data: object = {}) => bus.publish('MessagingService', event, data);
  const durationSeconds = minutes * 60;
  tell('sessionTimingUpdated', { durationSeconds, expirationDate: now / 1000 + durationSeconds });
  const leapTo = (time: number) => clock.take({ class: clockFrame.class, body: { now: time } });
  const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);
  return { warnings, tell, leapTo, pass };
}

test('the warning comes five minutes before the end, once', async () => {
  const { warnings, pass } = pageWith(20);
  await pass(15 * MINUTE - 1000);
  expect(warnings).toEqual([]);
  await pass(2000);
  expect(warnings).toEqual([{ expirationTime: now / 1000 + 20 * 60 }]);
  await pass(10 * MINUTE);
  expect(warnings).toHaveLength(1);
});

test('a message moves the end away, and the next end is warned of again', async () => {
  const { warnings, tell, pass } = pageWith(20);
  const messageAt = (minute: number) => {
    const time = new Date(now + minute * MINUTE).toISOString();
    tell('messagesReceived', { messages: [{ channel: { time } }] });
  };
  await pass(10 * MINUTE);
  messageAt(10);
  await pass(10 * MINUTE);
  expect(warnings).toEqual([]);
  await pass(6 * MINUTE);
  messageAt(26);
  await pass(16 * MINUTE);
  expect(warnings).toEqual([30, 46].map((minute) => ({ expirationTime: now / 1000 + minute * 60 })));
});

test('it comes at once when the sandbox’s time leaps into the last five minutes, and not when it leaps over them', async () => {
  const { warnings, leapTo, pass } = pageWith(20);
  await pass(1);
  expect(leapTo(now + 16 * MINUTE)).toBe(true);
  await pass(1);
  expect(warnings).toHaveLength(1);

  const over = pageWith(20);
  await over.pass(1);
  over.leapTo(now + 21 * MINUTE);
  await over.pass(MINUTE);
  expect(over.warnings).toEqual([]);
});

test.each(['sessionExpired', 'sessionCleared', 'conversationCleared', 'readOnlyConversation'])(
  'there is none after %s',
  async (event) => {
    const { warnings, tell, pass } = pageWith(20);
    tell(event);
    await pass(20 * MINUTE);
    expect(warnings).toEqual([]);
  },
);

test('a session of 18 months is not warned of because no timer is that long', async () => {
  const { warnings, pass } = pageWith(18 * 30 * 24 * 60);
  await pass(60 * 24 * 60 * MINUTE);
  expect(warnings).toEqual([]);
});

test('frames of Genesys are not taken for the time', () => {
  const clock = new PageClock();
  expect(clock.take({ class: 'SessionResponse', body: { now: 1 } })).toBe(false);
  expect(clock.now()).toBe(now);
});
