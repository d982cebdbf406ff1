import { renameSync, rmSync, writeFileSync } from 'node:fs';

/** A file could not be written; the message says why, and what to do. */
export class NotWritten extends Error {}

/**
 * Writes a file that nobody else may read, in the place of one that may be there. In one step: whoever pulls the plug finds
 * the old file or the new one. Throws {@link NotWritten}.
 */
export function writePrivateFile(file: string, text: string): void {
  const made = `${file}.${process.pid}`;
  try {
    writeFileSync(made, text, { mode: 0o600, flag: 'wx' });
    renameSync(made, file);
  } catch (error) {
    rmSync(made, { force: true });
    const { code = 'unknown error' } = error as NodeJS.ErrnoException;
    throw new NotWritten(
      `${file} cannot be written in this folder (${code}): start in a folder where you may write, with space left.`,
    );
  }
}
