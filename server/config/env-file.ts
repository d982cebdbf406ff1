import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { ConfigError } from './config.ts';

/** The file with variables in the folder in which the companion is started. */
export const ENV_FILE = '.env';

/**
 * Sets what `.env` of the folder holds, where it is not set already: whoever sets a variable for one start means it. Answers
 * the path of the file, or `undefined` where there is none. Throws {@link ConfigError} for one that cannot be read.
 */
export function loadEnvFile(env: Record<string, string | undefined>, folder = '.'): string | undefined {
  const file = join(folder, ENV_FILE);
  const text = read(file);
  if (text === undefined) return undefined;
  const line = faultyLine(text);
  if (line !== undefined) throw faultOf(file, `line ${line} is not NAME=value, or its quotes do not close.`);
  setUnset(env, parseEnv(text));
  return file;
}

/** Sets what is not set in `env`, in either form. Answers the names of those that were set and stay. */
export function setUnset(
  env: Record<string, string | undefined>,
  variables: Readonly<Record<string, string | undefined>>,
): string[] {
  const isSet = (name: string) => Boolean(env[name]?.trim());
  const names = Object.keys(variables);
  const stay = names.filter((name) => isSet(name) || isSet(otherFormOf(name)));
  for (const name of names) if (!stay.includes(name)) env[name] = variables[name];
  return stay;
}

/** Variables as `.env` has them. Throws {@link ConfigError}, without the value, where no quotes can hold it. */
export function envText(variables: Readonly<Record<string, string>>): string {
  return Object.entries(variables)
    .map(([name, value]) => `${name}=${quoted(name, value)}\n`)
    .join('');
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    const { code = 'unknown error' } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return undefined;
    throw faultOf(file, `cannot be read (${code}): check its permissions, or take it away.`);
  }
}

/** Node skips what it does not understand, and a secret would be missing without a word. The line itself is never shown. */
function faultyLine(text: string): number | undefined {
  const withoutQuoted = text.replace(
    /(=[ \t]*)(["'`])[\s\S]*?\2/g,
    (whole: string, start: string) => start + '\n'.repeat(whole.split('\n').length - 1),
  );
  const index = withoutQuoted.split(/\r?\n/).findIndex((line) => !UNDERSTOOD.test(line));
  return index === -1 ? undefined : index + 1;
}

/** Nothing, a comment, or `NAME=` with a value that does not begin with a quote: those that close are taken out before. */
const UNDERSTOOD = /^\s*(#.*)?$|^\s*(export\s+)?[A-Za-z_]\w*\s*=(?![ \t]*["'`])/;

/** A secret and the file that holds it are two forms of one variable. */
function otherFormOf(name: string): string {
  return name.endsWith('_FILE') ? name.slice(0, -'_FILE'.length) : `${name}_FILE`;
}

function quoted(name: string, value: string): string {
  if (/^[\w.:/,*@+~%&?=-]*$/.test(value)) return value;
  const quote = ["'", '`', '"'].find((quote) => !value.includes(quote));
  // Between double quotes, `\n` is a new line.
  if (quote === undefined || /[\r\n]/.test(value) || (quote === '"' && value.includes('\\n'))) {
    throw faultOf(
      ENV_FILE,
      `cannot hold this value of ${name}: put it into a file, and name that in ${name}_FILE.`,
    );
  }
  return quote + value + quote;
}

function faultOf(file: string, sentence: string): ConfigError {
  return new ConfigError(new Map([[file, [sentence]]]));
}
