// Runs the unit tests on the Nodes of nodes.json, beside the one that runs all tests. Each leaves a report of its own,
// test-results/unit-node<major>.json, for count.mjs.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';

/** Left out, each with why. All other unit tests run. */
const LEFT_OUT = {
  'e2e/**': 'they look at packages, pages and recipes, and start npm and bundlers, whatever the Node',
  '{loader,public,server/sandbox/browser}/**':
    'they are of what runs in browsers, or is worked out when it is built, whatever the Node',
  'server/{sandbox,conformance}/**':
    'they stand in for Genesys and look at it, and CI has half an hour; the browser tests run the sandbox',
  'server/{bench,cli,doctor,front-door}/**':
    'they would be two minutes more on each; calls to a Genesys that fails have tests beside their code as well',
  'server/store/redis-{refusals,failover,cluster,turns}.test.ts':
    'they wait for what a Redis does; its client is one library, whatever the Node, and redis.test.ts runs',
  'server/availability/{schedules.properties,availability}.test.ts':
    'the examples of schedules and of Genesys’s answers run, with what Node knows of time zones',
  'server/openid/{attacks,profile}/**':
    'they are some 150 questions to one library, and the tests beside the code sign visitors in on every Node',
  'server/deploy/**': 'the image, the proxies and the unit are the same files, whatever the Node',
};

const versions = Object.entries(JSON.parse(readFileSync(new URL('nodes.json', import.meta.url), 'utf8')));
for (const [pattern, reason] of Object.entries(LEFT_OUT)) {
  console.log(
    `Left out on ${versions.map(([, version]) => version).join(' and ')}: ${pattern}, since ${reason}.`,
  );
}
for (const [major, version] of versions) {
  const began = Date.now();
  const node = fetchNode(version);
  const runs = execFileSync(node, ['--version'], { encoding: 'utf8' }).trim();
  if (runs !== `v${version}`) throw new Error(`npm's Node ${version} says that it is ${runs}.`);
  console.log(`The unit tests run on Node ${runs}.`);
  if (!runTests(node, major)) process.exitCode = 1;
  console.log(`On Node ${runs} they took ${Math.round((Date.now() - began) / 1000)} s.`);
}

/** Node's own binary, as npm's `node-<platform>-<arch>` brings it; kept from one run to the next. */
function fetchNode(version) {
  const name = `node-${process.platform}-${process.arch}`;
  const folder = join(tmpdir(), `messenger-tag-node-${version}`);
  const node = join(folder, 'node_modules', name, 'bin/node');
  if (existsSync(node)) return node;
  mkdirSync(folder, { recursive: true });
  // Without a lock file and scripts: it is one package with one program in it.
  const words = ['install', '--prefix', folder, '--no-save', '--no-package-lock', '--ignore-scripts'];
  execFileSync('npm', [...words, '--no-audit', '--no-fund', `${name}@${version}`], { stdio: 'inherit' });
  return node;
}

/** Whether all have passed. Tests that start `node` find this one first. */
function runTests(node, major) {
  const report = `test-results/unit-node${major}.json`;
  const leftOut = Object.keys(LEFT_OUT).flatMap((pattern) => ['--exclude', pattern]);
  const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${report}`];
  const words = ['node_modules/vitest/vitest.mjs', 'run', ...leftOut, ...reporters];
  const PATH = [dirname(node), process.env.PATH].join(delimiter);
  const env = { ...process.env, PATH, TESTED_NODE: major };
  return spawnSync(node, words, { stdio: 'inherit', env }).status === 0;
}
