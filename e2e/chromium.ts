import { chromium } from '@playwright/test';
import { aptInstall, isExecutable, programPath, run } from './system.ts';

/**
 * Where a Chromium is on this machine, installed if there is none. The finding is kept in `CHROMIUM_PATH`, which is
 * also how a person names a browser of their own. Rejects, in words, when there is none to be had.
 */
export async function findChromium(): Promise<string> {
  const path = process.env.CHROMIUM_PATH ?? found() ?? (await installed());
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
  return [chromium.executablePath()].find(isExecutable) ?? programPath(systemNames);
}

async function installed(): Promise<string> {
  const ways: (() => Promise<string | undefined>)[] = [
    async () => {
      aptInstall(['chromium-headless-shell', 'fonts-liberation']);
      return found();
    },
    async () => {
      run(['npx', 'playwright', 'install', 'chromium']);
      return found();
    },
    async () => {
      // A browser that comes inside an npm package, for machines that reach no other registry.
      run(['npm', 'install', '--no-save', '@sparticuz/chromium@147.0.0']);
      const packed: { default: { executablePath(): Promise<string> } } = await import(packedChromium);
      return packed.default.executablePath();
    },
  ];
  for (const way of ways) {
    const path = await way().catch((error: Error) => console.log(error.message));
    if (path) return path;
  }
  throw new Error(
    'The browser tests need a Chromium, and none could be installed here. ' +
      'Install Chromium or Chrome, or set CHROMIUM_PATH to one, and run npm test again.',
  );
}

/** Not a dependency: it is 60 MB that almost nobody needs. */
const packedChromium = '@sparticuz/chromium';
