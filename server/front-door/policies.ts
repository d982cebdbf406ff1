import type { Config } from '../config/config.ts';
import type { Fields } from '../http/plain.ts';

/**
 * What a page of ours runs beside its own files: nothing, the chat, or (`preview`) our part of it, with Genesys only where
 * the sandbox plays that: no conversation of people begins while somebody builds a tag.
 */
type Runs = 'own' | 'chat' | 'preview';

/**
 * THE table of pages that need more than their own files: by the file below `public/`, or by its folder. All others are
 * `own`.
 */
const runs: Readonly<Record<string, Runs>> = {
  shop: 'chat',
  'builder/preview.html': 'preview',
};

function runsOf(file: string): Runs {
  const [folder = ''] = file.split('/', 1);
  return runs[file] ?? runs[folder] ?? 'own';
}

/** The fields that keep a page of ours from doing, and from having done to it, what it was not made for. */
export function protectionFor(file: string, settings: Pick<Config, 'sites'>): Fields {
  return {
    'Content-Security-Policy': policyFor(runsOf(file), settings),
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Referrer-Policy': 'same-origin',
    'X-Content-Type-Options': 'nosniff',
  };
}

function policyFor(kind: Runs, { sites }: Pick<Config, 'sites'>): string {
  const directives: Record<string, readonly string[]> = {
    'default-src': ["'none'"],
    'script-src': ["'self'"],
    'style-src': ["'self'"],
    'img-src': ["'self'", 'data:'],
    'font-src': ["'self'"],
    'connect-src': ["'self'"],
    'frame-src': ["'self'"],
    'base-uri': ["'none'"],
    'form-action': ["'self'"],
    'frame-ancestors': ["'self'"],
    'require-trusted-types-for': ["'script'"],
    'trusted-types': kind === 'own' ? ["'none'"] : ['messenger-tag'],
  };
  const called = kind === 'preview' ? sites.filter(isPlayed) : sites;
  const all = kind === 'own' ? directives : withChat(directives, called.map(hostsOfGenesys));
  return Object.entries(all)
    .map(([name, sources]) => `${name} ${[...new Set(sources)].join(' ')}`)
    .join('; ');
}

/** Whether the sandbox plays Genesys for this site: its script then comes from the gateway in front of login and API. */
export function isPlayed({ scriptUrl, gateway }: Config['sites'][number]): boolean {
  return new URL(scriptUrl).origin === gateway;
}

type Directives = Readonly<Record<string, readonly string[]>>;

/** What Messenger needs (genesys.md 3.8, CONFIRMED-2), and what it shows: pictures of a conversation come from anywhere. */
function withChat(directives: Directives, hosts: readonly HostsOfGenesys[]): Directives {
  const more: Directives = {
    'script-src': hosts.map(({ scripts }) => scripts),
    'frame-src': hosts.map(({ scripts }) => scripts),
    'connect-src': hosts.flatMap(({ connects }) => connects),
    'img-src': ['https:', 'blob:', ...hosts.map(({ scripts }) => scripts)],
    'media-src': ["'self'", 'https:', 'blob:'],
    // A proof of work is done beside the page.
    'worker-src': ['blob:'],
    // One attribute of Messenger's own (genesys.md 3.8).
    'style-src-attr': ["'unsafe-inline'"],
  };
  const names = new Set([...Object.keys(directives), ...Object.keys(more)]);
  return Object.fromEntries(
    [...names].map((name) => [name, [...(directives[name] ?? []), ...(more[name] ?? [])]]),
  );
}

interface HostsOfGenesys {
  readonly scripts: string;
  readonly connects: readonly string[];
}

function hostsOfGenesys({ region, scriptUrl, gateway }: Config['sites'][number]): HostsOfGenesys {
  const scripts = new URL(scriptUrl).origin;
  const { domain } = region;
  const ofRegion = [
    `https://api.${domain}`,
    `https://api-cdn.${domain}`,
    `https://apps.${domain}`,
    `wss://webmessaging.${domain}`,
  ];
  // Where the sandbox plays Genesys, all of it is on one host.
  const played = gateway === undefined ? [] : [scripts, scripts.replace(/^http/, 'ws')];
  return { scripts, connects: [...ofRegion, ...played] };
}
