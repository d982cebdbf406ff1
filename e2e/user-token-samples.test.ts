import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeJwt } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createUserTokens } from '../server/guest-token/user-tokens.ts';
import { filesPrintedIn } from './hosts/recipes.ts';
import { programPath } from './system.ts';

const page = readFileSync(new URL('../public/docs/user-tokens.md', import.meta.url), 'utf8');
const files = filesPrintedIn(page);

const SECRET = 'the secret that the back end of the shop signs with';
const DEPLOYMENT_ID = '0c3f9d8e-1111-4222-8333-444455556666';
const ADA = { id: 'customer-7', name: 'Ada Łoś "née" O’Neil \\ </script> ☠', email: 'ada+chat@example.com' };

/** How each language calls the function that the page prints, with the customer in a JSON file beside it. */
const callers = {
  Node: {
    programs: ['node'],
    file: 'user-token.mjs',
    caller: 'call.mjs',
    code: `import { readFileSync } from 'node:fs';
import { userTokenOf } from './user-token.mjs';
process.stdout.write(await userTokenOf(JSON.parse(readFileSync('customer.json', 'utf8'))));`,
  },
  PHP: {
    programs: ['php'],
    file: 'user-token.php',
    caller: 'call.php',
    code: `<?php
require 'user-token.php';
echo user_token_of(json_decode(file_get_contents('customer.json'), true));`,
  },
  Python: {
    programs: ['python3', 'python'],
    file: 'user_token.py',
    caller: 'call.py',
    code: `import json
from user_token import user_token_of
print(user_token_of(json.load(open("customer.json", encoding="utf-8"))), end="")`,
  },
  Ruby: {
    programs: ['ruby'],
    file: 'user_token.rb',
    caller: 'call.rb',
    code: `require_relative 'user_token'
print user_token_of(JSON.parse(File.read('customer.json', encoding: 'UTF-8'), symbolize_names: true))`,
  },
} as const;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'user-token-samples-'));
  for (const { path, text } of files) writeFileSync(join(folder, path), text);
  for (const { caller, code } of Object.values(callers)) writeFileSync(join(folder, caller), code);
  writeFileSync(join(folder, 'customer.json'), JSON.stringify(ADA));
  // Where somebody who follows the page has `npm i jose`.
  symlinkSync(new URL('../node_modules', import.meta.url), join(folder, 'node_modules'));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('the samples of the documentation', () => {
  it('are of five languages, each in a file of its own', () => {
    const run = Object.values(callers).map(({ file }) => file);
    expect(files.map(({ path }) => path).sort()).toEqual([...run, 'UserToken.cs'].sort());
  });

  for (const [language, { programs, caller }] of Object.entries(callers)) {
    const program = programPath(programs);
    const call = (env: Record<string, string>) =>
      execFileSync(program ?? '', [caller], { cwd: folder, env, encoding: 'utf8', stdio: 'pipe' });
    const why = program ? '' : ` (not run: this machine has no ${programs.join(', ')})`;

    it.skipIf(!program)(
      `in ${language}, as printed, signs a token that the companion takes${why}`,
      async () => {
        const userToken = call({ PATH: process.env.PATH ?? '', USER_TOKEN_SECRET: SECRET, DEPLOYMENT_ID });
        expect(userToken).toMatch(/^[\w-]+\.[\w-]+\.[\w-]{43}$/);
        const verify = createUserTokens(DEPLOYMENT_ID, { secrets: [SECRET] });
        expect(await verify(userToken)).toEqual({ customerId: ADA.id, name: ADA.name, email: ADA.email });
        const { exp = 0 } = decodeJwt(userToken);
        expect(exp - Date.now() / 1000).toBeLessThanOrEqual(600);
        const others = createUserTokens(DEPLOYMENT_ID, { secrets: [SECRET.toUpperCase()] });
        await expect(others(userToken)).rejects.toMatchObject({ code: 'invalid-user-token' });
      },
    );

    it.skipIf(!program).each(['USER_TOKEN_SECRET', 'DEPLOYMENT_ID'])(
      `in ${language} signs nothing without %s${why}`,
      (missing) => {
        const env: Record<string, string> = {
          PATH: process.env.PATH ?? '',
          USER_TOKEN_SECRET: SECRET,
          DEPLOYMENT_ID,
        };
        delete env[missing];
        expect(() => call(env)).toThrow(missing);
      },
    );
  }

  it.todo(
    'in C#, as printed, signs a token that the companion takes (not run: none of our machines has .NET)',
  );

  it('in C# has the claims, the algorithm and the letters of the others, as far as its text tells', () => {
    const text = files.find(({ path }) => path === 'UserToken.cs')?.text ?? '';
    const claims = /claims = new [^{]+\{([^}]+)\}/.exec(text)?.[1] ?? '';
    expect([...claims.matchAll(/\["(\w+)"\] = (.+),/g)].map(([, name, value]) => [name, value])).toEqual([
      ['sub', 'id'],
      ['name', 'name'],
      ['email', 'email'],
      ['aud', 'Variable("DEPLOYMENT_ID")'],
      ['exp', 'DateTimeOffset.UtcNow.ToUnixTimeSeconds() + 600'],
    ]);
    expect(text).toContain('["alg"] = "HS256"');
    expect(text).toContain('HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes(signed))');
    expect(text).toContain('Variable("USER_TOKEN_SECRET")');
    expect(text).toContain(".TrimEnd('=').Replace('+', '-').Replace('/', '_')");
  });
});
