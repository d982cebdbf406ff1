/** A peer in a process of its own, so that its CPU time is its own: `node peer.js <table> <name>`. */
const tables: Record<string, () => Promise<{ peers: Record<string, () => Promise<string>> }>> = {
  'guest-token': () => import('./guest-token-peers.ts'),
  delivery: () => import('./delivery-peers.ts'),
};

const [table = '', name = ''] = process.argv.slice(2);
const start = (await tables[table]?.())?.peers[name];
if (start === undefined)
  throw new Error(`There is no peer ${JSON.stringify(name)} in ${JSON.stringify(table)}.`);
const url = await start();
process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send?.({ cpuMicros: user + system });
});
process.on('disconnect', () => process.exit());
process.send?.({ url });
