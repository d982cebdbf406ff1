/** Over the visitor's network, in ms. `import()` itself has no deadline. */
const DEADLINE = 20_000;

/** Rejects also when the part has not arrived by then. */
export const inTime = <Part>(arrival: Promise<Part>): Promise<Part> =>
  Promise.race([
    arrival,
    new Promise<never>((_, late) => {
      // Unlike a timer of ours, it is nothing that `destroy` would have to take back.
      AbortSignal.timeout(DEADLINE).onabort = late;
    }),
  ]);
