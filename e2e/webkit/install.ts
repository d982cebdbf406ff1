import { aptInstall, programPath } from '../system.ts';

/**
 * Whether WebKit's tests are to run: where its driver and a display to draw on are here, installed by apt if they are
 * not and this user may, and always where `CI` is set, so that they fail there. A developer's machine is told.
 */
export function hasWebKit(): boolean {
  process.env.WEBKIT_FOUND ??= isComplete() || installed() ? 'yes' : 'no';
  return process.env.WEBKIT_FOUND === 'yes' || Boolean(process.env.CI);
}

const programs = ['WebKitWebDriver', 'Xvfb'];

function isComplete(): boolean {
  return programs.every((name) => programPath([name]));
}

function installed(): boolean {
  aptInstall(['webkit2gtk-driver', 'xvfb']);
  if (!isComplete())
    console.log('There is no WebKitGTK here, and none could be installed: its tests are left out.');
  return isComplete();
}
