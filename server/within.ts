/** Resolves as `work` does, or rejects with `tooLate()` after `ms`. What comes of `work` then is nobody's. */
export async function within<T>(ms: number, work: Promise<T>, tooLate: () => Error): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_, reject) => {
    // When this process was busy itself, the answer may be waiting: it is read before the immediate.
    timer = setTimeout(() => setImmediate(() => reject(tooLate())), ms);
  });
  try {
    return await Promise.race([work, deadline]);
  } finally {
    clearTimeout(timer);
  }
}
