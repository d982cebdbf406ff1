import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LogLines, MAX_KEPT, RETRY_FAILED_MS, RETRY_FULL_MS, type Write } from './log-lines.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const failure = (code: string) => Object.assign(new Error(`${code}: it failed, write`), { code });

/** A destination that takes so many bytes of each write, or fails as it is told. */
function destination() {
  const told = vi.spyOn(console, 'error').mockImplementation(() => {});
  const out = { text: '', takes: Number.POSITIVE_INFINITY, fails: undefined as string | undefined };
  const write: Write = (bytes, done) => {
    if (out.fails !== undefined) return done(failure(out.fails), 0);
    const taken = bytes.subarray(0, out.takes);
    out.text += taken.toString('latin1');
    done(null, taken.length);
  };
  const lines = new LogLines(write, (writeOn) => writeOn());
  return { out, lines, told };
}

const line = (length: number, begin = '') => `${begin.padEnd(length - 1, '.')}\n`;

describe('the lines of a log', () => {
  it('are out at once where that is wanted', () => {
    const { out, lines } = destination();
    lines.write('one\n');
    expect(out.text).toBe('one\n');
  });

  it('are written together when it is time', () => {
    const written: string[] = [];
    let writeOn = () => {};
    const lines = new LogLines(
      (bytes, done) => {
        written.push(`${bytes}`);
        done(null, bytes.length);
      },
      (callback) => {
        writeOn = callback;
      },
    );
    for (const text of ['one\n', 'two\n']) lines.write(text);
    expect(written).toEqual([]);
    writeOn();
    expect(written).toEqual(['one\ntwo\n']);
  });

  it('come out whole and in order, however little is taken at a time, and whatever fails in between', () => {
    const event = fc.oneof(
      fc.record({ line: fc.string({ unit: 'grapheme', maxLength: 50 }) }),
      fc.record({ takes: fc.integer({ min: 1, max: 9 }) }),
      fc.record({ fails: fc.constantFrom('EAGAIN', 'ENOSPC', undefined) }),
    );
    fc.assert(
      fc.property(fc.array(event), (events) => {
        const { out, lines } = destination();
        let expected = '';
        for (const happens of events) {
          if (!('line' in happens)) Object.assign(out, happens);
          else {
            const text = `${happens.line}\n`;
            lines.write(text);
            expected += text;
          }
        }
        out.fails = undefined;
        vi.advanceTimersByTime(RETRY_FAILED_MS);
        expect(Buffer.from(out.text, 'latin1').toString()).toBe(Buffer.from(expected).toString());
      }),
    );
  });

  it('wait for a full pipe, and nobody is told of it', () => {
    const { out, lines, told } = destination();
    out.fails = 'EAGAIN';
    lines.write('one\n');
    out.fails = undefined;
    vi.advanceTimersByTime(RETRY_FULL_MS);
    expect(out.text).toBe('one\n');
    expect(told).not.toHaveBeenCalled();
  });

  it('wait for a disk without room, and the operator is told once each time', () => {
    const { out, lines, told } = destination();
    for (const times of [1, 2]) {
      out.fails = 'ENOSPC';
      lines.write('one\n');
      lines.write('two\n');
      vi.advanceTimersByTime(10 * RETRY_FAILED_MS);
      expect(told).toHaveBeenCalledTimes(times);
      expect(told).toHaveBeenLastCalledWith(expect.stringContaining('ENOSPC: it failed'));
      out.fails = undefined;
      vi.advanceTimersByTime(RETRY_FAILED_MS);
      expect(out.text).toBe('one\ntwo\n'.repeat(times));
    }
  });

  it('have a bound; what is lost past it is counted, and told in its place when the rest is out', () => {
    const { out, lines, told } = destination();
    out.fails = 'EAGAIN';
    const count = 100;
    for (let i = 0; i < count; i++) lines.write(line(MAX_KEPT / 50, `${i} `));
    lines.write('short\n');
    expect(told).toHaveBeenCalledTimes(1);
    out.fails = undefined;
    vi.advanceTimersByTime(RETRY_FULL_MS);
    lines.write('after\n');

    const written = out.text.trim().split('\n');
    expect(written.slice(0, 50).map((text) => Number.parseInt(text, 10))).toEqual([...Array(50).keys()]);
    expect(JSON.parse(written[50] ?? '')).toMatchObject({
      level: 'error',
      lines: count - 50 + 1,
      msg: expect.stringMatching(/lost/),
    });
    expect(written.slice(51)).toEqual(['after']);
  });

  it('are handed over at the end, with the count of those that were lost', () => {
    const { out, lines } = destination();
    out.fails = 'EAGAIN';
    lines.write('one\n');
    lines.write('two\n');
    lines.write(line(MAX_KEPT));
    const { rest, isWriting } = lines.takeRest();
    expect(isWriting).toBe(false);
    expect(`${rest}`).toMatch(/^one\ntwo\n\{.*"lines":1,.*\}\n$/);
  });

  it('are handed over at the end without those that are being written', () => {
    const lines = new LogLines(
      () => {},
      (writeOn) => writeOn(),
    );
    lines.write('one\n');
    lines.write('two\n');
    const { rest, isWriting } = lines.takeRest();
    expect(isWriting).toBe(true);
    expect(`${rest}`).toBe('two\n');
  });
});
