import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const readJson = (path: string) => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));
const nodes: Record<string, string> = readJson('nodes.json');

it('runs on the Node that it is said to', () => {
  const major = process.env.TESTED_NODE;
  if (major !== undefined) expect(process.versions.node).toBe(nodes[major]);
});

it('names each Node by its exact version, none of them older than the package allows', () => {
  const { engines } = readJson('../package.json');
  const lowest = Number(/^>=(\d+)/.exec(engines.node)?.[1]);
  for (const [major, version] of Object.entries(nodes)) {
    expect(version).toMatch(new RegExp(`^${major}\\.\\d+\\.\\d+$`));
    expect(Number(major)).toBeGreaterThanOrEqual(lowest);
  }
});
