import { onTestFinished, vi } from 'vitest';

/** Moves the clock of all that runs in this process, client and provider. It stands still until the test is over. */
export function letPass(seconds: number): void {
  if (!vi.isFakeTimers()) {
    vi.useFakeTimers({ toFake: ['Date'] });
    onTestFinished(() => {
      vi.useRealTimers();
    });
  }
  vi.setSystemTime(Date.now() + seconds * 1_000);
}
