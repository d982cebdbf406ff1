import type { Searched } from './search.ts';

/** All parts of all documents, in their order. The build makes it (`site/build.ts`). */
export declare const parts: readonly Searched[];
