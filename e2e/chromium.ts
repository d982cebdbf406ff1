import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';

/**
 * Where a Chromium is on this machine, installed if there is none. The finding is kept in `CHROMIUM_PATH`, which is
 * also how a person names a browser of their own. Throws, in words, when there is none to be had.
 */
export function findChromium(): string {
  const path = process.env.CHROMIUM_PATH ?? found() ?? installed();
  process.env.CHROMIUM_PATH = path;
  return path;
}

/** As root, Chromium starts without its sandbox only; the others keep it from calling home in the middle of a test. */
export const chromiumFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The headless shell first: it starts three times faster. */
const systemNames = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
];

function found(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const system = systemNames.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [chromium.executablePath(), ...system].find(isExecutable);
}

function installed(): string {
  const tries = [
    ['apt-get', 'install', '-y', '-qq', 'chromium-headless-shell', 'fonts-liberation'],
    ['npx', 'playwright', 'install', 'chromium'],
  ];
  for (const [program = '', ...words] of tries) {
    const asRoot = program === 'apt-get' && process.getuid?.() !== 0 ? ['sudo', '-n'] : [];
    console.log(`No Chromium on this machine; trying: ${[...asRoot, program, ...words].join(' ')}`);
    if (program === 'apt-get') run([...asRoot, 'apt-get', 'update', '-qq']);
    run([...asRoot, program, ...words]);
    const path = found();
    if (path) return path;
  }
  throw new Error(
    'The browser tests need a Chromium, and none could be installed here. ' +
      'Install Chromium or Chrome, or set CHROMIUM_PATH to one, and run npm test again.',
  );
}

function run([program = '', ...words]: string[]): void {
  spawnSync(program, words, {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
