import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** One address, as of a load balancer or a DNS name, that leads to one Redis and later to another. */
export interface MovableAddress {
  readonly url: string;
  /** Leads there from now on. Connections that are open stay where they are. */
  leadTo(port: number): void;
  close(): Promise<void>;
}

export async function openAddress(port: number): Promise<MovableAddress> {
  let target = port;
  const open = new Set<Socket>();
  const keep = (socket: Socket, other: Socket) => {
    open.add(socket);
    // Who resets a connection has closed it, too.
    socket
      .on('error', () => {})
      .on('close', () => {
        open.delete(socket);
        other.destroy();
      });
  };
  const server = createServer((near) => {
    const far = connect(target, '127.0.0.1');
    keep(near, far);
    keep(far, near);
    near.pipe(far).pipe(near);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('No port is free.');
  return {
    url: `redis://127.0.0.1:${address.port}`,
    leadTo(next) {
      target = next;
    },
    async close() {
      const closed = once(server, 'close');
      server.close();
      for (const socket of open) socket.destroy();
      await closed;
    },
  };
}
