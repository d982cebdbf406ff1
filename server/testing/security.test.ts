import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const top = new URL('../../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, top), 'utf8');

describe('SECURITY.md', () => {
  const rows = [...read('SECURITY.md').matchAll(/^\| (.+?) \| .+ \| `([^`]+)`: (.+) \|$/gm)];

  it('has a table of threats', () => {
    expect(rows.length).toBeGreaterThan(15);
  });

  it.each(rows.map(([, threat, file, title]) => [threat, file, title] as const))(
    'names a test for: %s',
    (_threat, file = '', title = '') => {
      const source = read(file);
      expect(source.includes(`it('${title}'`) || source.includes(`'${title}',`)).toBe(true);
    },
  );
});

describe('the deployment', () => {
  const dockerfile = read('server/deploy/Dockerfile');

  it('copies only what is in the repository, and lets nothing else into the image’s context', () => {
    const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, files = '']) =>
      files.split(' '),
    );
    const allowed = read('server/deploy/Dockerfile.dockerignore').split('\n');
    expect(copied).toContain('server');
    for (const path of copied) {
      expect(existsSync(new URL(path, top)), path).toBe(true);
      expect(
        allowed.some((line) => line === `!${path}` || path.startsWith(`${line.slice(1)}/`)),
        path,
      ).toBe(true);
    }
    expect(allowed[0]).toBe('**');
    expect(allowed).toContain('server/deploy/secrets');
  });

  it('runs as no root, on a file system that it cannot write, without packages for development', () => {
    expect(dockerfile).toMatch(/^USER 65532:65532$/m);
    expect(dockerfile).toMatch(/npm ci --omit=dev/);
    expect(dockerfile).toMatch(/^HEALTHCHECK /m);
    const compose = read('server/deploy/compose.yaml');
    expect(compose.match(/read_only: true/g)).toHaveLength(3);
    expect(compose).not.toMatch(/SECRETS?: |privileged: true/);
  });

  const nginx = read('server/deploy/nginx.conf');

  it('tells the companion which host was asked, and nothing that a visitor says of it besides', () => {
    const fields = [...nginx.matchAll(/proxy_set_header (\S+) (\S+);/g)].map(([, name, value]) => [
      name,
      value,
    ]);
    expect(fields).toContainEqual(['Host', '$host']);
    expect(fields).toContainEqual(['X-Forwarded-Host', '""']);
    expect(read('server/deploy/compose.yaml')).toMatch(/^ +PUBLIC_URL: /m);
  });

  it('keeps the operators’ paths from the public', () => {
    for (const path of ['/metrics', '/api/doctor']) {
      expect(nginx).toContain(`location = ${path} { return 404; }`);
    }
  });
});
