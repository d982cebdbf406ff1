import tls from 'node:tls';
import { domains } from './regions.ts';

/**
 * For `node --import …/map-hosts.js?port=…`: TLS connections of this process to a host of Genesys Cloud go to the sandbox's
 * port on this machine instead. Chromium has a flag for that, Node has none, and name resolution alone cannot change the
 * port. Only the address is changed: the host name is still the one that is asked for and that the certificate must show.
 */
const port = Number(new URL(import.meta.url).searchParams.get('port'));
if (!port) throw new Error('map-hosts.js needs the sandbox’s TLS port: --import=…/map-hosts.js?port=8443');

const connect = tls.connect as (options: tls.ConnectionOptions, connected?: () => void) => tls.TLSSocket;

tls.connect = ((options: unknown, ...rest: [() => void]) =>
  isForGenesys(options)
    ? connect(
        { ...options, host: '127.0.0.1', port, servername: options.servername || options.host },
        ...rest,
      )
    : Reflect.apply(connect, tls, [options, ...rest])) as typeof tls.connect;

/** Node's own `https` and `fetch` both connect with one object. */
function isForGenesys(options: unknown): options is tls.ConnectionOptions & { host: string } {
  const { host, port = 443 } = Object(options) as { host?: unknown; port?: unknown };
  return (
    typeof host === 'string' &&
    Number(port) === 443 &&
    Object.values(domains).some((domain) => host.endsWith(`.${domain}`))
  );
}
