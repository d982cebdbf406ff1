import { execFile } from 'node:child_process';
import { cpSync, lstatSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { readIgnored, readInstructions } from './dockerfile.testing.ts';
import { unpackDebian } from './programs.testing.ts';

const top = fileURLToPath(new URL('../../', import.meta.url));
const dockerfile = join(top, 'server/deploy/Dockerfile');

/** What the Dockerfile makes, without Docker. */
export interface Image {
  /** The files that it adds to its base image. */
  readonly root: string;
  /** Its `WORKDIR`, in the root. */
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
  readonly labels: Readonly<Record<string, string>>;
  readonly user: string;
  /** `ENTRYPOINT` with `CMD`, and the `CMD` of `HEALTHCHECK`. Programs are those in the root. */
  readonly command: readonly string[];
  readonly healthcheck: readonly string[];
  /** The packages as `npm ci --omit=dev` installs them, before anything of them is taken away. */
  readonly unprunedBytes: number;
  remove(): void;
}

/**
 * Follows the Dockerfile in folders, one for each stage. What is not as Docker does it:
 * - Base images are empty, but for Node: this process's own stands for the one that is named there.
 * - `npm ci` installs nothing: packages are links to the repository's, and with `--omit=dev` copies of those alone that
 *   package-lock.json has for production.
 * - Debian's packages are unpacked, without those they need. Nobody's rights are changed.
 */
export async function makeImage(): Promise<Image> {
  const made = mkdtempSync(join(tmpdir(), 'image-'));
  const remove = () => rmSync(made, { recursive: true });
  try {
    return { ...(await followDockerfile(made)), remove };
  } catch (error) {
    remove();
    throw error;
  }
}

/** Bytes of all files below a folder; links count as nothing. */
export async function bytesIn(folder: string): Promise<number> {
  const { stdout } = await promisify(execFile)('find', [folder, '-type', 'f', '-printf', '%s\n'], {
    maxBuffer: 16_000_000,
  });
  return stdout.split('\n').reduce((sum, size) => sum + Number(size), 0);
}

/** Where the instructions of one stage take effect. */
interface Stage {
  root: string;
  folder: string;
}

async function followDockerfile(made: string): Promise<Omit<Image, 'remove'>> {
  const context = join(made, 'context');
  const isInContext = readIgnored(`${dockerfile}.dockerignore`);
  cpSync(top, context, {
    recursive: true,
    filter: (path) => relative(top, path) === '' || isInContext(relative(top, path)),
  });

  const stages = new Map<string, string>();
  let stage: Stage = { root: '', folder: '' };
  let unprunedBytes = 0;
  const facts = {
    env: {} as Record<string, string>,
    labels: {} as Record<string, string>,
    user: '',
    entrypoint: [] as string[],
    command: [] as string[],
    healthcheck: [] as string[],
  };

  const steps: Record<string, (text: string) => void | Promise<void>> = {
    FROM(text) {
      const [, base = '', name = 'last'] = /^(\S+)(?: AS (\S+))?$/.exec(text) ?? [];
      const root = join(made, name);
      mkdirSync(join(root, 'usr/local/bin'), { recursive: true });
      if (base.startsWith('node:')) symlinkSync(process.execPath, join(root, 'usr/local/bin/node'));
      stages.set(name, root);
      stage = { root, folder: root };
    },
    WORKDIR(text) {
      stage.folder = join(stage.root, text);
      mkdirSync(stage.folder, { recursive: true });
    },
    COPY: (text) => copy(text, stage, (from) => (from && stages.get(from)) ?? context),
    async RUN(text) {
      await run(text, stage);
      if (text === PRODUCTION_INSTALL) unprunedBytes = await bytesIn(stage.folder);
    },
    ENV: (text) => addTo(facts.env, text),
    LABEL: (text) => addTo(facts.labels, text),
    USER(text) {
      facts.user = text;
    },
    EXPOSE() {},
    STOPSIGNAL(text) {
      if (text !== 'SIGTERM') throw new Error(`STOPSIGNAL ${text}: the companion stops at SIGTERM.`);
    },
    HEALTHCHECK(text) {
      facts.healthcheck = JSON.parse(text.replace(/^.*? CMD /s, ''));
    },
    ENTRYPOINT(text) {
      facts.entrypoint = JSON.parse(text);
    },
    CMD(text) {
      facts.command = JSON.parse(text);
    },
  };
  for (const { name, text } of readInstructions(dockerfile)) {
    const step = steps[name];
    if (step === undefined) throw new Error(`${name} is not followed here.`);
    await step(text);
  }
  const inRoot = (words: readonly string[]) =>
    words.map((word) => (word.startsWith('/') ? join(stage.root, word) : word));
  return {
    ...stage,
    env: facts.env,
    labels: facts.labels,
    user: facts.user,
    command: inRoot([...facts.entrypoint, ...facts.command]),
    healthcheck: inRoot(facts.healthcheck),
    unprunedBytes,
  };
}

function addTo(values: Record<string, string>, text: string): void {
  const [, name = '', value = ''] = /^([^=]+)="?(.*?)"?$/.exec(text) ?? [];
  values[name] = value;
}

function copy(text: string, stage: Stage, sourceOf: (from: string | undefined) => string): void {
  const [, from, paths = ''] = /^(?:--from=(\S+) )?(.+)$/.exec(text) ?? [];
  const sources = paths.split(' ');
  const target = String(sources.pop());
  const to = join(target.startsWith('/') ? stage.root : stage.folder, target);
  for (const source of sources) {
    const path = target.endsWith('/') ? join(to, basename(source)) : to;
    cpSync(join(sourceOf(from), source), path, { recursive: true, verbatimSymlinks: true });
  }
}

const INSTALL = 'npm ci';
const PRODUCTION_INSTALL = 'npm ci --omit=dev';
const DEBIAN_INSTALL = /^apt-get update && apt-get install -y --no-install-recommends (\S+)$/;

async function run(text: string, { root, folder }: Stage): Promise<void> {
  const [, debianPackage] = DEBIAN_INSTALL.exec(text) ?? [];
  if (debianPackage) {
    const unpacked = unpackDebian(debianPackage);
    if (unpacked === undefined) throw new Error(`Debian's ${debianPackage} cannot be downloaded here.`);
    cpSync(unpacked, root, { recursive: true, verbatimSymlinks: true });
  } else if (text === INSTALL) symlinkSync(join(top, 'node_modules'), join(folder, 'node_modules'));
  else if (text === PRODUCTION_INSTALL) await copyProductionPackages(folder);
  else await runInShell(text, folder);
}

async function runInShell(text: string, cwd: string): Promise<void> {
  // Such a step would reach this machine, or the repository's own packages by the links to them.
  const isLinked = lstatSync(join(cwd, 'node_modules'), { throwIfNoEntry: false })?.isSymbolicLink();
  if (/\bapt(-get)?\b|(^|\s)\//.test(text) || (isLinked && text.includes('node_modules'))) {
    throw new Error(`RUN ${text} is not followed here: it would change more than the image.`);
  }
  // Not the test's NODE_ENV.
  const { PATH, HOME } = process.env;
  await promisify(execFile)('sh', ['-c', text], { cwd, env: { PATH, HOME } }).catch(({ stdout, stderr }) => {
    throw new Error(`RUN ${text} failed:\n${stdout}${stderr}`);
  });
}

/** Copies, since the Dockerfile takes files away from them: with those inside them, by one program, which is much faster. */
async function copyProductionPackages(folder: string): Promise<void> {
  const { packages } = JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { dev?: boolean }>;
  };
  const inFolders = new Map<string, string[]>();
  for (const [path, { dev }] of Object.entries(packages)) {
    if (dev || !/^node_modules\/(@[^/]+\/)?[^/]+$/.test(path)) continue;
    inFolders.set(dirname(path), [...(inFolders.get(dirname(path)) ?? []), join(top, path)]);
  }
  for (const [parent, paths] of inFolders) {
    mkdirSync(join(folder, parent), { recursive: true });
    await promisify(execFile)('cp', ['-r', ...paths, join(folder, parent)]);
  }
}
