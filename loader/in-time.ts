/** Over the visitor's network, in ms. `import()` itself has no deadline. */
const DEADLINE = 20_000;

/** Rejects also when the part has not arrived by then. */
export const inTime = <Part>(arrival: Promise<Part>): Promise<Part> =>
  Promise.race([arrival, new Promise<never>((_, late) => setTimeout(late, DEADLINE))]);
