import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { programPath } from '../system.ts';
import type { Packages } from './project.ts';

/** One host of the table. */
export interface Row {
  readonly host: string;
  /** Parts of the documentation that are laid down together. */
  readonly recipes: readonly string[];
  readonly packages: Packages;
  /** What the site had before. */
  readonly prepare?: (folder: string) => void;
  /** Run before it is started. */
  readonly build?: readonly string[];
  /** What is left to do by hand when it is built. */
  readonly finish?: (folder: string) => void;
  readonly start: (folder: string, port: number) => readonly string[];
  /** Where the companion's addresses are below. */
  readonly base: string;
  /** Where guests are asked for, if it is not the companion's own address. */
  readonly endpoint?: string;
  /** A page of the host that carries the chat. Without one, a page of another site has the tag. */
  readonly page?: string;
  /** A link of that page, to another one within the site, on which the chat stays open. */
  readonly link?: string;
  /** Whether the chat goes with its page, when the site's router shows another one, and comes back with it. */
  readonly leaves?: 'with its page';
  /** Whether there is a loader: without one the chat comes with the site's own bundle. */
  readonly loader?: 'none';
  /** Whether its page brings the guest along. */
  readonly ahead?: 'fetched ahead';
  /** A command that is printed beside it, and what it says. */
  readonly command?: { readonly words: readonly string[]; readonly says: RegExp };
  /** Why it is not run here. */
  readonly absent?: string | undefined;
}

const platforms = join(dirname(fileURLToPath(import.meta.url)), 'platforms');

const NODE: Packages = {
  '@hono/node-server': '2.1.9',
  '@vendia/serverless-express': '4.12.6',
  compression: '1.8.2',
  express: '5.3.0',
  'express-session': '1.19.0',
  fastify: '5.12.8',
  helmet: '8.3.0',
  hono: '4.13.19',
  koa: '3.3.0',
  'koa-mount': '4.2.0',
  morgan: '1.12.1',
  'response-time': '2.3.4',
  'serverless-http': '4.0.0',
};

/** As many sites still have them: on-headers before 1.1, which takes flat lists of header fields apart. */
const OLD: Packages = {
  compression: '1.7.4',
  'cookie-session': '2.1.0',
  express: '4.22.3',
  'express-session': '1.18.1',
  helmet: '8.3.0',
  morgan: '1.10.0',
  'response-time': '2.3.3',
};

export const NEXT: Packages = {
  '@types/node': '20.19.43',
  '@types/react': '19.3.0',
  next: '16.4.5',
  react: '19.3.1',
  'react-dom': '19.3.1',
  typescript: '5.9.3',
};

const NEXT_BUILD = ['next', 'build'];
const nextStart = (_folder: string, port: number) => ['next', 'start', '--port', `${port}`];
const nextDev = (_folder: string, port: number) => ['next', 'dev', '--port', `${port}`];
/** Next.js leaves it to whoever deploys to bring the static files along (its page on `output`). */
const withStatic = (folder: string) =>
  cpSync(join(folder, '.next/static'), join(folder, '.next/standalone/.next/static'), { recursive: true });
const standalone = () => [process.execPath, '.next/standalone/server.js'];

/** A site in the App Router, before the chat comes to it. */
export function appSite(folder: string): void {
  write(folder, {
    'app/layout.tsx':
      'export default function Layout({ children }: { children: React.ReactNode }) { return <html lang="en"><body>{children}</body></html>; }',
    'app/page.tsx':
      'import Link from "next/link"; export default function Page() { return <main><h1>Home</h1><Link href="/other">Other</Link></main>; }',
    'app/other/page.tsx':
      'import Link from "next/link"; export default function Page() { return <main><h1>Other</h1><Link href="/">Home</Link></main>; }',
  });
}

function pagesSite(folder: string): void {
  write(folder, {
    'pages/index.tsx':
      'import Link from "next/link"; export default function Page() { return <main><h1>Home</h1><Link href="/other">Other</Link></main>; }',
    'pages/other.tsx':
      'import Link from "next/link"; export default function Page() { return <main><h1>Other</h1><Link href="/">Home</Link></main>; }',
  });
}

const withStandalone = (site: (folder: string) => void) => (folder: string) => {
  site(folder);
  write(folder, { 'next.config.mjs': "export default { output: 'standalone' };" });
};

/** As create-next-app writes it since 16.4: pages are sent in parts, and data for one visitor needs a `Suspense`. */
const withCacheComponents = (site: (folder: string) => void) => (folder: string) => {
  site(folder);
  write(folder, {
    'next.config.mjs': 'export default { cacheComponents: true, partialPrefetching: true };',
  });
};

const withStrictMode = (site: (folder: string) => void) => (folder: string) => {
  site(folder);
  write(folder, { 'next.config.mjs': 'export default { reactStrictMode: true };' });
};

function write(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

const node = (file: string) => () => [process.execPath, file];
const chat = { base: '/chat' } as const;

const everything = { base: '/api/messenger', page: '/', link: 'Other' } as const;
const onlyGuests = { base: '', page: '/support', loader: 'none', leaves: 'with its page' } as const;
const ahead = { ...onlyGuests, page: '/help', ahead: 'fetched ahead' } as const;

const components = {
  build: ['vite', 'build'],
  start: node('server.mjs'),
  ...chat,
  page: '/',
  link: 'Delivery',
} as const;

const nextApp = { packages: NEXT, prepare: appSite, build: NEXT_BUILD, start: nextStart } as const;
const created = { ...nextApp, prepare: withCacheComponents(appSite) } as const;
const nextPages = { packages: NEXT, prepare: pagesSite, build: NEXT_BUILD, start: nextStart } as const;
export const APP_ALL = ['next-app.md#Everything below one route'];
const APP_GUESTS = ['next-app.md#Only the guests', 'next-app.md#Fetched ahead'];
const PAGES_ALL = ['next-pages.md#Everything below one route'];
const PAGES_GUESTS = ['next-pages.md#Only the guests', 'next-pages.md#Fetched ahead'];

/** Run in `npm test` too. Of Next.js, which takes half a minute to build, one row of each kind; the others are below. */
export const rows: readonly Row[] = [
  { host: 'Next 16, App Router: everything', recipes: APP_ALL, ...nextApp, ...everything },
  { host: 'create-next-app 16: only the guests', recipes: APP_GUESTS, ...created, ...onlyGuests },
  { host: 'create-next-app 16: fetched ahead', recipes: APP_GUESTS, ...created, ...ahead },
  { host: 'Next 16, Pages Router: only the guests', recipes: PAGES_GUESTS, ...nextPages, ...onlyGuests },
  { host: 'Next 16, Pages Router: fetched ahead', recipes: PAGES_GUESTS, ...nextPages, ...ahead },
  { host: 'Express 5', recipes: ['node.md#Express'], packages: NODE, start: node('express.mjs'), ...chat },
  {
    host: 'Express 4, middleware of before',
    recipes: ['node.md#Express'],
    packages: OLD,
    start: node('express.mjs'),
    ...chat,
  },
  {
    host: 'Express 4, cookie-session',
    recipes: [],
    packages: OLD,
    prepare: (folder) => cpSync(join(platforms, '../cookie-session.mjs'), join(folder, 'cookie-session.mjs')),
    start: node('cookie-session.mjs'),
    ...chat,
  },
  { host: 'node:http', recipes: ['node.md#node:http'], packages: NODE, start: node('plain.mjs'), ...chat },
  { host: 'Fastify 5', recipes: ['node.md#Fastify'], packages: NODE, start: node('fastify.mjs'), ...chat },
  { host: 'Koa 3', recipes: ['node.md#Koa'], packages: NODE, start: node('koa.mjs'), ...chat },
  { host: 'Hono', recipes: ['fetch.md#Hono'], packages: NODE, start: node('hono.mjs'), ...chat },
  {
    host: 'AWS Lambda',
    recipes: ['serverless.md#AWS Lambda'],
    packages: NODE,
    start: (folder) => [process.execPath, join(platforms, 'lambda.mjs'), join(folder, 'lambda/index.mjs')],
    ...chat,
  },
  {
    host: 'AWS Lambda, serverless-http',
    recipes: ['serverless.md#AWS Lambda, behind serverless-http'],
    packages: NODE,
    start: (folder) => [
      process.execPath,
      join(platforms, 'lambda.mjs'),
      join(folder, 'lambda-express/index.mjs'),
    ],
    ...chat,
  },
  {
    host: 'AWS Lambda, @vendia/serverless-express',
    recipes: ['serverless.md#AWS Lambda, behind @vendia/serverless-express'],
    packages: NODE,
    start: (folder) => [
      process.execPath,
      join(platforms, 'lambda.mjs'),
      join(folder, 'lambda-vendia/index.mjs'),
    ],
    ...chat,
  },
  {
    host: 'Vercel function',
    recipes: ['serverless.md#Vercel'],
    packages: NODE,
    start: (folder) => [
      process.execPath,
      join(platforms, 'functions.mjs'),
      'vercel',
      join(folder, 'api/chat.mjs'),
    ],
    ...chat,
  },
  {
    host: 'Netlify function',
    recipes: ['serverless.md#Netlify'],
    packages: NODE,
    start: (folder) => [
      process.execPath,
      join(platforms, 'functions.mjs'),
      'netlify',
      join(folder, 'netlify/functions/chat.mjs'),
    ],
    ...chat,
  },
  {
    host: 'Python',
    recipes: ['other-languages.md#A back end in Python', 'other-languages.md#The three calls, by curl'],
    command: { words: ['sh', 'calls.sh'], says: /"id":"[^"]+".*"token":"[^"]+"[\s\S]*"guestId"/ },
    packages: NODE,
    prepare(folder) {
      const loader = join(folder, 'node_modules/messenger-tag-companion/dist/loader');
      cpSync(loader, join(folder, 'chat/loader'), { recursive: true });
      cpSync(join(loader, 'loader.js'), join(folder, 'chat/loader.js'));
    },
    start: () => [programPath(['python3']) ?? 'python3', 'back_end.py'],
    base: '/chat',
    endpoint: '/guest-token',
    absent: programPath(['python3']) ? undefined : 'python3 is not on this machine',
  },
  {
    host: 'React 19, React Router, Vite',
    recipes: ['react.md#A site with a router'],
    packages: {
      '@vitejs/plugin-react': '6.3.0',
      express: '5.3.0',
      react: '19.3.1',
      'react-dom': '19.3.1',
      'react-router': '8.5.1',
      vite: '8.3.8',
    },
    ...components,
  },
  {
    host: 'Vue 3, Vue Router, Vite',
    recipes: ['vue.md#A site with a router'],
    packages: {
      '@vitejs/plugin-vue': '6.0.11',
      express: '5.3.0',
      vite: '8.3.8',
      vue: '3.5.45',
      'vue-router': '5.5.1',
    },
    ...components,
  },
];

/** Run by `npm run test:hosts` alone. */
export const moreRows: readonly Row[] = [
  { host: 'create-next-app 16: everything', recipes: APP_ALL, ...created, ...everything },
  { host: 'Next 16, App Router: only the guests', recipes: APP_GUESTS, ...nextApp, ...onlyGuests },
  { host: 'Next 16, App Router: fetched ahead', recipes: APP_GUESTS, ...nextApp, ...ahead },
  { host: 'Next 16, Pages Router: everything', recipes: PAGES_ALL, ...nextPages, ...everything },
  {
    host: 'Next 16, App Router, webpack',
    recipes: APP_ALL,
    ...nextApp,
    ...everything,
    build: [...NEXT_BUILD, '--webpack'],
  },
  {
    host: 'create-next-app 16, next dev',
    recipes: APP_ALL,
    packages: NEXT,
    prepare: withCacheComponents(appSite),
    start: nextDev,
    ...everything,
  },
  {
    host: 'create-next-app 16, next dev: fetched ahead',
    recipes: APP_GUESTS,
    packages: NEXT,
    prepare: withCacheComponents(appSite),
    start: nextDev,
    ...ahead,
  },
  {
    host: 'Next 16, App Router, standalone',
    recipes: APP_ALL,
    ...nextApp,
    prepare: withStandalone(appSite),
    finish: withStatic,
    start: standalone,
    ...everything,
  },
  {
    host: 'Next 16, Pages Router, next dev, strict mode',
    recipes: PAGES_GUESTS,
    packages: NEXT,
    prepare: withStrictMode(pagesSite),
    start: nextDev,
    ...onlyGuests,
  },
  {
    host: 'Next 16, Pages Router, standalone',
    recipes: PAGES_ALL,
    ...nextPages,
    prepare: withStandalone(pagesSite),
    finish: withStatic,
    start: standalone,
    ...everything,
  },
  {
    host: 'Koa 2',
    recipes: ['node.md#Koa'],
    packages: { koa: '2.16.4', 'koa-mount': '4.2.0' },
    start: node('koa.mjs'),
    ...chat,
  },
  {
    host: 'Deno',
    recipes: ['fetch.md#Deno'],
    packages: { deno: '2.9.6' },
    start: () => 'deno run --allow-net --allow-env --allow-read --allow-sys deno.mjs'.split(' '),
    ...chat,
  },
  {
    host: 'Bun',
    recipes: ['fetch.md#Bun'],
    packages: { bun: '1.4.5' },
    start: () => ['bun', 'bun.mjs'],
    ...chat,
  },
];
