import { createServer, type IncomingMessage, request as openRequest } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One address with two builds of the companion behind it, as in the middle of a release. */
export interface Address {
  readonly url: string;
  /** Says which companion answers what comes from now on: the same for everything, or by the path of a request. */
  answeredBy(companion: Companion | ((path: string) => Companion)): void;
  close(): Promise<void>;
}

interface Companion {
  readonly url: string;
}

/** Hands requests on as they are, as a load balancer does; nobody answers before {@link Address.answeredBy} is called. */
export async function openAddress(): Promise<Address> {
  let choose: (path: string) => Companion = () => {
    throw new Error('Nobody stands behind this address yet');
  };
  const server = createServer((req, res) => {
    const { hostname, port } = new URL(choose(req.url ?? '/').url);
    const { method, headers, url: path } = req;
    const onward = openRequest({ hostname, port, method, headers, path }, (answer: IncomingMessage) => {
      res.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(res);
    });
    onward.on('error', () => res.destroy());
    req.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    answeredBy(companion) {
      choose = typeof companion === 'function' ? companion : () => companion;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
