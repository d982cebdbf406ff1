import { fstatSync, write, writeSync } from 'node:fs';
import type { DestinationStream } from 'pino';
import { LogLines, type Write } from './log-lines.ts';

/** How long the last lines of a process wait for a slow reader, ms. */
const LAST_LINES_MS = 500;
/** How often that reader is tried, ms. */
const PAUSE_MS = 10;

// Not by pino's own destination: at the end of the process it waits without end for a disk with no room and for a pipe that
// nobody reads (sonic-boom 4.2, flushSync), and SIGTERM would not be heard.

/** Standard output, for a host's own process: every line is out before the call that logs it returns. */
export function linesAtOnce(): DestinationStream {
  hostsOutput ??= open(writeHere, (writeOn) => writeOn());
  return hostsOutput;
}

/** One for all companions in a process: two that wait for the same full pipe would mix up their lines. */
let hostsOutput: LogLines | undefined;

/**
 * Standard output, for the companion's own process: the lines of one turn of the event loop are written together, and no
 * request waits for whoever reads them. To be opened once.
 */
export function linesByTurn(): DestinationStream {
  return open(failsWhenFull() ? writeHere : writeElsewhere, setImmediate);
}

function open(writeLines: Write, soon: (writeOn: () => void) => void): LogLines {
  const lines = new LogLines(writeLines, soon);
  process.on('exit', () => writeRest(lines));
  return lines;
}

/** The last lines of a process, also of one that dies of an error. */
function writeRest(lines: LogLines): void {
  let { rest, isWriting } = lines.takeRest();
  // Another thread is at it, and done in a moment: what comes next must not overtake it.
  if (isWriting && rest.length > 0) pause();
  const givesUpAt = performance.now() + LAST_LINES_MS;
  while (rest.length > 0 && performance.now() < givesUpAt) {
    writeHere(rest, (error, written) => {
      if (error === null) rest = rest.subarray(written);
      else if (error.code === 'EAGAIN') pause();
      else rest = NOTHING;
    });
  }
}

const NOTHING = Buffer.alloc(0);

function pause(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MS);
}

const writeHere: Write = (bytes, done) => {
  let written: number;
  try {
    written = writeSync(1, bytes);
  } catch (error) {
    done(error as NodeJS.ErrnoException, 0);
    return;
  }
  done(null, written);
};

/** In another thread: a disk may be slow, and a terminal may be stopped with Ctrl+S. */
const writeElsewhere: Write = (bytes, done) => write(1, bytes, done);

/**
 * Whether standard output is a pipe or a socket: then this sees to it that a full one fails at once, with EAGAIN. Else a
 * thread would be held for as long as nobody reads, and with it the end of the process.
 */
function failsWhenFull(): boolean {
  const kind = fstatSync(1);
  // Node has no other means to set O_NONBLOCK: it does so when it opens this stream, and takes it back when it ends.
  return (kind.isFIFO() || kind.isSocket()) && process.stdout.fd === 1;
}
