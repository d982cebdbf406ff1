import { describe, expect, it } from 'vitest';
import { createCapacity, MOST_AT_WORK } from './capacity.ts';

/** A promise that is kept when told to. */
function gate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
}

describe('the number of requests that are worked on at once', () => {
  it('has a bound: one more is told to come back, until somebody is done', async () => {
    const { run } = createCapacity();
    const { open, opened } = gate();
    const working = Array.from({ length: MOST_AT_WORK }, () => run(() => opened));
    await expect(run(async () => {})).rejects.toMatchObject({ code: 'overloaded', retryAfterSeconds: 1 });
    open();
    await Promise.all(working);
    await expect(run(async () => 'served')).resolves.toBe('served');
  });

  it('does not count those who only wait for somebody else', async () => {
    const { run } = createCapacity();
    const { open, opened } = gate();
    const waiting = Array.from({ length: 2 * MOST_AT_WORK }, () =>
      run((elsewhere) => elsewhere(() => opened)),
    );
    await expect(run(async () => 'served')).resolves.toBe('served');
    open();
    await Promise.all(waiting);
  });

  it('counts rightly also when work or waiting fails', async () => {
    const { run } = createCapacity();
    const fail = () => Promise.reject(new Error('failed'));
    for (let time = 0; time < 300; time++) {
      await expect(run(fail)).rejects.toThrow('failed');
      await expect(run((elsewhere) => elsewhere(fail))).rejects.toThrow('failed');
    }
    const { open, opened } = gate();
    const working = Array.from({ length: MOST_AT_WORK }, () => run(() => opened));
    await expect(run(async () => {})).rejects.toMatchObject({ code: 'overloaded' });
    open();
    await Promise.all(working);
  });
});
