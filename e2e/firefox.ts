import { aptInstall, programPath } from './system.ts';

/**
 * Where a Firefox is on this machine, installed by apt if there is none and this user may. The finding is kept in
 * `FIREFOX_PATH`, which is also how a person names one of their own. Without any, a developer's machine is told so and
 * goes on; where `CI` is set the answer is a program that is not there, so that each of Firefox's tests fails.
 */
export function findFirefox(): string | undefined {
  process.env.FIREFOX_PATH ??= programPath(names) ?? installed() ?? '';
  return process.env.FIREFOX_PATH || (process.env.CI ? names[0] : undefined);
}

/** Extended support first: Debian's Firefox, which Playwright drives by WebDriver BiDi. */
const names = ['firefox-esr', 'firefox'];

function installed(): string | undefined {
  aptInstall(['firefox-esr']);
  const path = programPath(names);
  if (!path) console.log('There is no Firefox here, and none could be installed: its tests are left out.');
  return path;
}
