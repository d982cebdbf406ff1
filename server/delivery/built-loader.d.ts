import type { BuiltLoader } from './written-in.ts';

/**
 * The loader's files, as text in a module: so they are wherever the code of the companion is, also where a bundler or a
 * serverless platform took only what is imported. `npm run build` writes it into `dist/`.
 */
export declare const builtLoader: BuiltLoader;

/** Of this build, as in `package.json`. */
export declare const version: string;
