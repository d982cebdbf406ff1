import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { programPath } from '../../e2e/system.ts';
import { zipOf } from './zip.ts';

const top = mkdtempSync(join(tmpdir(), 'messenger-tag-zip-'));
const folder = join(top, 'somewhere');
mkdirSync(join(folder, 'includes'), { recursive: true });
writeFileSync(join(folder, 'plugin.php'), '<?php // the plugin');
writeFileSync(join(folder, 'includes/größe.txt'), 'äöü '.repeat(500));
afterAll(() => rmSync(top, { recursive: true }));

describe('a folder as a zip file', () => {
  test('has the same bytes whenever it is made', () => {
    const before = zipOf(folder, 'plugin');
    utimesSync(join(folder, 'plugin.php'), 1, 1);
    expect(zipOf(folder, 'plugin').equals(before)).toBe(true);
  });

  test('has the folder’s files below the name that it is given, packed', () => {
    const zip = zipOf(folder, 'plugin');
    expect(zip.length).toBeLessThan(600);
    expect(filesIn(zip)).toEqual({
      'plugin/includes/größe.txt': 'äöü '.repeat(500),
      'plugin/plugin.php': '<?php // the plugin',
    });
  });

  test.skipIf(!programPath(['python3']))('is whole to a program that others wrote', () => {
    const file = join(top, 'plugin.zip');
    writeFileSync(file, zipOf(folder, 'plugin'));
    const script = 'import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); print(z.testzip(), z.namelist())';
    const said = execFileSync('python3', ['-X', 'utf8', '-c', script, file], { encoding: 'utf8' });
    expect(said.trim()).toBe("None ['plugin/includes/größe.txt', 'plugin/plugin.php']");
  });
});

test('the plugin has the version of the packages, in each place that names it', () => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
  const php = readFileSync('public/wordpress/messenger-tag/messenger-tag.php', 'utf8');
  const readme = readFileSync('public/wordpress/messenger-tag/readme.txt', 'utf8');
  expect(/^ \* Version: +(.+)$/m.exec(php)?.[1]).toBe(version);
  expect(/const VERSION += '(.+)';/.exec(php)?.[1]).toBe(version);
  expect(/^Stable tag: (.+)$/m.exec(readme)?.[1]).toBe(version);
});

/** As a program reads it that trusts the directory at the end alone. */
function filesIn(zip: Buffer): Record<string, string> {
  const end = zip.lastIndexOf('PK\x05\x06');
  const files: Record<string, string> = {};
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    const nameLength = zip.readUInt16LE(at + 28);
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength);
    const local = zip.readUInt32LE(at + 42);
    const content = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    files[name] = inflateRawSync(zip.subarray(content, content + zip.readUInt32LE(at + 20))).toString();
    at += 46 + nameLength;
  }
  return files;
}
