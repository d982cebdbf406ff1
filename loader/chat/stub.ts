/**
 * Takes back the queue that stands for Genesys's SDK, where the SDK never arrived: it holds what we asked of it, and
 * with that all of us. Beside `messenger.ts` the only place that touches `window.Genesys`.
 */
export function takeBackStub(): void {
  if (!window.Genesys?.q) return;
  delete window.Genesys;
  delete window._genesysJs;
}
