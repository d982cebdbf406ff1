/** How much is kept for a destination that does not take it, in characters: past that, lines are lost. */
export const MAX_KEPT = 4 * 1024 * 1024;
/** How long after a full pipe it is tried again, ms. */
export const RETRY_FULL_MS = 10;
/** How long after any other failure, such as a full disk, ms. */
export const RETRY_FAILED_MS = 1_000;

/** Writes what fits, and says how many bytes that were. */
export type Write = (
  bytes: Buffer,
  done: (error: NodeJS.ErrnoException | null, written: number) => void,
) => void;

/**
 * The lines of a log on their way out. Their reader may be slow or gone, their disk full: nobody waits for that, and nothing
 * fails of it. They are kept until they can be written, whole and in order. Past a bound they are lost and counted, and a
 * line says how many once the rest is out.
 */
export class LogLines {
  readonly #write: Write;
  readonly #soon: (writeOn: () => void) => void;
  #lines: string[] = [];
  #linesLength = 0;
  /** Of the lines taken out of those above. */
  #unwritten: Buffer = Buffer.alloc(0);
  /** Whether somebody will come back for more lines. */
  #isBusy = false;
  #isWriting = false;
  #lost = 0;
  #isTold = false;

  /** `soon` decides when lines are written after the first of them has come. */
  constructor(write: Write, soon: (writeOn: () => void) => void) {
    this.#write = write;
    this.#soon = soon;
  }

  write(line: string): void {
    // Once one is lost, all are until the rest is out: so there is one gap, and the line that tells of it stands there.
    if (this.#lost > 0 || this.#linesLength + this.#unwritten.length + line.length > MAX_KEPT) {
      this.#lost++;
      this.#tellOnce('its lines are not taken as fast as they come');
      return;
    }
    this.#lines.push(line);
    this.#linesLength += line.length;
    if (this.#isBusy) return;
    this.#isBusy = true;
    this.#soon(this.#writeOn);
  }

  /** What is not out at the end, when there is no event loop any more; `isWriting`: but for what `write` is at. */
  takeRest(): { rest: Buffer; isWriting: boolean } {
    if (this.#lost > 0) this.#lines.push(lineOfLost(this.#lost));
    const begun = this.#isWriting ? Buffer.alloc(0) : this.#unwritten;
    return { rest: Buffer.concat([begun, Buffer.from(this.#lines.join(''))]), isWriting: this.#isWriting };
  }

  #writeOn = (): void => {
    if (this.#unwritten.length === 0) this.#takeLines();
    if (this.#unwritten.length === 0) {
      this.#isBusy = false;
      this.#isTold = false;
      return;
    }
    this.#isWriting = true;
    this.#write(this.#unwritten, (error, written) => {
      this.#isWriting = false;
      if (error === null) {
        this.#unwritten = this.#unwritten.subarray(written);
        this.#writeOn();
      } else if (error.code === 'EAGAIN') {
        setTimeout(this.#writeOn, RETRY_FULL_MS).unref();
      } else {
        this.#tellOnce(error.message);
        setTimeout(this.#writeOn, RETRY_FAILED_MS).unref();
      }
    });
  };

  #takeLines(): void {
    if (this.#lines.length === 0 && this.#lost > 0) {
      this.#lines.push(lineOfLost(this.#lost));
      this.#lost = 0;
    }
    this.#unwritten = Buffer.from(this.#lines.join(''));
    this.#lines = [];
    this.#linesLength = 0;
  }

  /** On standard error, which may be as unusable: `console.error` neither waits nor fails. */
  #tellOnce(reason: string): void {
    if (this.#isTold) return;
    this.#isTold = true;
    console.error(`The log cannot be written: ${reason}. The companion serves on, and keeps trying.`);
  }
}

/** In the form of the lines around it. */
function lineOfLost(lines: number): string {
  const msg = 'lines of the log were lost: they could not be written as fast as they came';
  return `${JSON.stringify({ level: 'error', time: new Date().toISOString(), lines, msg })}\n`;
}
