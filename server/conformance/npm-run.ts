import { spawnSync } from 'node:child_process';

/**
 * `npm run conformance`: how many rows the sandbox has a test for. With `--live`, what a live organisation says of them; the
 * words behind it are those of `messenger-tag-companion conformance`.
 */
const [first, ...others] = process.argv.slice(2);
if (first === undefined) {
  // By a shell, which finds npm on every system.
  const { status } = spawnSync('npm run --silent conformance:tests', { shell: true, stdio: 'inherit' });
  process.exitCode = status ?? 1;
} else if (first === '--live') {
  process.argv.splice(2, 1);
  await import('./main.ts');
} else {
  const words = others.includes('--live') ? 'Write --live first.' : 'Without words it runs the tests.';
  console.error(
    `${JSON.stringify(first)} is not understood. ${words}\n\nnpm run conformance\nnpm run conformance -- --live [--chat] [--report conformance-live.json]`,
  );
  process.exitCode = 64;
}
