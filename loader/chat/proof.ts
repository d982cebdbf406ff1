import { type Challenge, type Solution, solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2';

export type { Challenge } from 'altcha-lib';

/**
 * Works for a new guest: solves the companion's `challenge` (ALTCHA), and resolves with the `proof` to send. Takes about a sixth of a
 * second of a desktop's core. Rejects when `signal` aborts, and on pages without WebCrypto (plain `http:`).
 *
 * In a worker where the page's policy allows one from a `blob:` (the loader comes from another origin than the page, so
 * its files cannot be workers themselves), else here: the browser derives the keys off the main thread either way.
 */
export async function solveProof(challenge: Challenge, signal?: AbortSignal): Promise<string> {
  signal?.throwIfAborted();
  const solution = await inWorker(challenge, signal).catch(() => {
    signal?.throwIfAborted();
    return here(challenge, signal);
  });
  return btoa(JSON.stringify({ challenge, solution }));
}

async function here(challenge: Challenge, signal?: AbortSignal): Promise<Solution> {
  const controller = new AbortController();
  signal?.addEventListener('abort', () => controller.abort(), { once: true });
  // Lets the page have its turn after each key and, at the latest, after 200 ms.
  const solution = await solveChallenge({ challenge, controller, deriveKey });
  signal?.throwIfAborted();
  if (!solution) throw new Error('No solution in time');
  return solution;
}

/** Rejects wherever a policy, the browser's age or Trusted Types stand against it. */
function inWorker(challenge: Challenge, signal?: AbortSignal): Promise<Solution> {
  return new Promise((resolve, reject) => {
    const source = `import ${JSON.stringify(import.meta.url)}`;
    const url = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
    const end = (settle: () => void) => {
      worker?.terminate();
      URL.revokeObjectURL(url);
      settle();
    };
    let worker: Worker | undefined;
    try {
      worker = new Worker(url, { type: 'module' });
    } catch (error) {
      end(() => reject(error));
      return;
    }
    worker.onerror = () => end(() => reject(new Error('The worker did not start')));
    worker.onmessage = ({ data }: MessageEvent<Solution | undefined>) =>
      // Its first word says that it is there.
      data === undefined
        ? worker?.postMessage(challenge)
        : end(() => (data ? resolve(data) : reject(new Error('The worker did not solve it'))));
    signal?.addEventListener('abort', () => end(() => reject(signal.reason)), { once: true });
  });
}

/** This module is its own worker: one file to fetch, and most likely the browser has it already. */
function serveAsWorker(scope: WorkerScope): void {
  scope.onmessage = ({ data }) => {
    here(data).then(
      (solution) => scope.postMessage(solution),
      () => scope.postMessage(null),
    );
  };
  scope.postMessage(undefined);
}

interface WorkerScope {
  onmessage: ((event: MessageEvent<Challenge>) => void) | null;
  postMessage(message: Solution | null | undefined): void;
}

if (typeof document === 'undefined' && typeof self !== 'undefined' && 'importScripts' in self) {
  serveAsWorker(self as unknown as WorkerScope);
}
