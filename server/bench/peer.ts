import { peers } from './guest-token-peers.ts';

/** A peer in a process of its own, so that its CPU time is its own: `node peer.js <name>`. */
const name = process.argv[2] ?? '';
if (!(name in peers)) throw new Error(`There is no peer ${JSON.stringify(name)}.`);
const url = await peers[name as keyof typeof peers].start();
process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send?.({ cpuMicros: user + system });
});
process.on('disconnect', () => process.exit());
process.send?.({ url });
