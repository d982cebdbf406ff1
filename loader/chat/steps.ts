/** Prints each step of the chat with its time in ms since the page began, also those before this was called. */
export function printSteps(signal: AbortSignal): void {
  const observer = new PerformanceObserver((list) => {
    for (const { name, startTime } of list.getEntries()) {
      if (name.startsWith('messenger-tag:')) console.info(`${name} ${Math.round(startTime)} ms`);
    }
  });
  observer.observe({ type: 'mark', buffered: true });
  signal.addEventListener('abort', () => observer.disconnect());
}
