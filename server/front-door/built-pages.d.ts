import type { BuiltPages } from './front-door.ts';

/**
 * The pages for people as they were built. In a module, so that they are wherever the code of the companion is, also where a
 * bundler or a serverless platform took only what is imported. `npm run build` writes it into `dist/`.
 */
export declare const builtPages: BuiltPages;
