import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const top = fileURLToPath(new URL('../../', import.meta.url));
const dockerfile = join(top, 'server/deploy/Dockerfile');

/** What the Dockerfile makes, without Docker. */
export interface Image {
  /** Its `WORKDIR`. */
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
  /** `CMD` and the `CMD` of `HEALTHCHECK`. */
  readonly command: readonly string[];
  readonly healthcheck: readonly string[];
  remove(): void;
}

/**
 * Follows the Dockerfile in folders, one for each stage. `npm ci` is not repeated: packages are links to the repository's,
 * with `--omit=dev` to those alone that the package names as dependencies.
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

async function followDockerfile(made: string): Promise<Omit<Image, 'remove'>> {
  const context = join(made, 'context');
  const isInContext = readIgnored(`${dockerfile}.dockerignore`);
  cpSync(top, context, {
    recursive: true,
    filter: (path) => relative(top, path) === '' || isInContext(relative(top, path)),
  });

  let folder = '';
  const stages = new Map<string, string>();
  const env: Record<string, string> = {};
  let command: string[] = [];
  let healthcheck: string[] = [];
  const inFolder = (path: string) => join(folder, path.replace(/^\/app(\/|$)/, ''));

  const steps: Record<string, (text: string) => void | Promise<void>> = {
    FROM(text) {
      const [, name = 'last'] = / AS (\S+)$/.exec(text) ?? [];
      folder = join(made, name);
      mkdirSync(folder);
      stages.set(name, folder);
    },
    WORKDIR(text) {
      if (text !== '/app') throw new Error(`WORKDIR ${text} is not followed here.`);
    },
    COPY(text) {
      const [, stage, paths = ''] = /^(?:--from=(\S+) )?(.+)$/.exec(text) ?? [];
      const sources = paths.split(' ');
      const target = String(sources.pop());
      for (const source of sources) {
        const from = join((stage && stages.get(stage)) ?? context, source.replace(/^\/app\//, ''));
        const to = inFolder(target.endsWith('/') ? target + basename(source) : target);
        cpSync(from, to, { recursive: true, verbatimSymlinks: true });
      }
    },
    async RUN(text) {
      if (text === 'npm ci') symlinkSync(join(top, 'node_modules'), join(folder, 'node_modules'));
      else if (text.startsWith('npm ci --omit=dev')) linkDependencies(folder);
      else await run(text, folder);
    },
    ENV(text) {
      const [name = '', value = ''] = text.split('=');
      env[name] = value;
    },
    USER() {},
    EXPOSE() {},
    HEALTHCHECK(text) {
      healthcheck = JSON.parse(text.replace(/^.*? CMD /s, ''));
    },
    CMD(text) {
      command = JSON.parse(text);
    },
  };
  for (const [, name = '', text = ''] of instructions()) {
    const step = steps[name];
    if (step === undefined) throw new Error(`${name} is not followed here.`);
    await step(text);
  }
  return { folder, env, command, healthcheck };
}

async function run(text: string, cwd: string): Promise<void> {
  // Not the test's NODE_ENV.
  const { PATH, HOME } = process.env;
  await promisify(execFile)('sh', ['-c', text], { cwd, env: { PATH, HOME } }).catch(({ stdout, stderr }) => {
    throw new Error(`RUN ${text} failed:\n${stdout}${stderr}`);
  });
}

function instructions() {
  const text = readFileSync(dockerfile, 'utf8')
    .replace(/^#.*\n/gm, '')
    .replace(/\\\n\s*/g, '');
  return text.matchAll(/^([A-Z]+) (.+)$/gm);
}

function linkDependencies(folder: string): void {
  const { dependencies } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  for (const name of Object.keys(dependencies)) {
    const link = join(folder, 'node_modules', name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(join(top, 'node_modules', name), link);
  }
}

/** As Docker reads it: the last pattern that matches a path, or a folder above it, decides. */
function readIgnored(file: string): (path: string) => boolean {
  const patterns = readFileSync(file, 'utf8').trim().split('\n');
  return (path) => {
    const last = patterns.findLast((pattern) => matches(pattern.replace('!', ''), path));
    return last === undefined || last.startsWith('!');
  };
}

function matches(pattern: string, path: string): boolean {
  const source = pattern
    .replace(/[.+^${}()|[\]]/g, '\\$&')
    .replace(/\*\*\/|\*\*|\*/g, (stars) => ({ '**/': '(?:.*/)?', '**': '.*' })[stars] ?? '[^/]*');
  return new RegExp(`^${source}(?:/.*)?$`).test(path);
}
