import { describe, expect, it } from 'vitest';
import packageJson from '../package.json' with { type: 'json' };
import { MissingPackages, OPTIONAL_PACKAGES, whyNotLoaded } from './optional-packages.ts';

const dependencies: Readonly<Record<string, string>> = packageJson.dependencies;
const absent = (name: string, code = 'ERR_MODULE_NOT_FOUND') =>
  Object.assign(new Error(`Cannot find package '${name}' imported from /x.js`), { code });
const why = (error: unknown) => whyNotLoaded(error, 'What machines share', OPTIONAL_PACKAGES.redis);

describe('packages that are installed by whoever wants them', () => {
  it('are named with the versions that the tests run with', () => {
    for (const [name, version] of Object.values(OPTIONAL_PACKAGES).flatMap(Object.entries)) {
      expect([name, version]).toEqual([name, dependencies[name]]);
    }
  });

  it.each(['ERR_MODULE_NOT_FOUND', 'MODULE_NOT_FOUND'])(
    'that are missing are told with the command (%s)',
    (code) => {
      expect(why(absent('redis', code))).toBeInstanceOf(MissingPackages);
      expect((why(absent('redis', code)) as Error).message).toBe(
        'What machines share needs the package redis, which is not installed here. Install it: npm i redis@6.3.1',
      );
    },
  );

  it('that are broken, or miss a package of their own, fail as they do', () => {
    for (const error of [new Error('redis is broken'), absent('@other/thing'), undefined]) {
      expect(why(error)).toBe(error);
    }
  });
});
