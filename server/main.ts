import type { Closable } from './start.ts';

/** EX_CONFIG of sysexits.h: tells a supervisor that starting again will not help. */
const EXIT_CONFIG = 78;
/** With so many files that may be open, no start has failed for want of them: some 100 are enough. */
const FILES_OF_START = 256;

/** In the order they were opened; closed in the other. */
const running: Closable[] = [];
const stopping = new AbortController();

// Before anything else is loaded, so that no other file is imported statically: a container's first process loses a signal
// for which it has no handler yet.
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, stop);

try {
  const { loadEnvFile } = await import('./config/env-file.ts');
  // Into the environment of the process itself: proxies and OpenTelemetry read theirs there.
  const envFile = loadEnvFile(process.env);
  const { start } = await import('./start.ts');
  await start(process.env, { stopping: stopping.signal, keep, envFile });
} catch (error) {
  // Whoever stops the start also ends the process.
  if (!stopping.signal.aborted) await giveUp(error);
}

function keep(opened: Closable): void {
  running.push(opened);
  stopping.signal.throwIfAborted();
}

/** Again and again the same: npm passes on a Ctrl+C that has already come from the terminal. */
function stop(): void {
  if (stopping.signal.aborted) return;
  stopping.abort();
  void closeAll().then(() => process.exit());
}

async function giveUp(error: unknown): Promise<void> {
  console.error(`\n${inWords(error)}`);
  await closeAll();
  process.exitCode = error instanceof Error && error.name === 'ConfigError' ? EXIT_CONFIG : 1;
}

async function closeAll(): Promise<void> {
  for (const { close } of running.reverse()) await close();
}

function inWords(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { code, port } = (error.cause ?? error) as { code?: unknown; port?: unknown };
  if (code === 'EADDRINUSE') {
    return `Port ${port} is taken by another program. Stop that program, or choose another one by the variable PORT: PORT=4000`;
  }
  if (code === 'EACCES' && port !== undefined) {
    return `Port ${port} is not open to this user. Choose one above 1023 by the variable PORT: PORT=4000`;
  }
  if (code === 'ERR_SOCKET_BAD_PORT') {
    return 'The sandbox and the shop take the two ports after PORT: choose a lower one.';
  }
  if (code === 'ENFILE') {
    return 'This machine has as many files open as it allows to all programs together. Close some, or raise fs.file-max.';
  }
  // Of a package whose files it may not open any more, Node says that it is not there.
  if (code === 'EMFILE' || code === 'ERR_MODULE_NOT_FOUND') {
    const files = mostOpenFiles();
    if (code === 'EMFILE' || files < FILES_OF_START) {
      return `This process may open only ${files} files at once, too few for the companion. Raise it: ulimit -n 1024`;
    }
  }
  return error.message;
}

/** As the operating system allows it. Read without opening a file. */
function mostOpenFiles(): number {
  const { userLimits } = process.report.getReport() as { userLimits?: { open_files?: { soft: unknown } } };
  const soft = userLimits?.open_files?.soft;
  return typeof soft === 'number' ? soft : Number.POSITIVE_INFINITY;
}
