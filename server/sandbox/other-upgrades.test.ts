import { connect, type Socket } from 'node:net';
import { connect as connectWithTls } from 'node:tls';
import { expect, onTestFinished, test } from 'vitest';
import { sandboxForTest } from './sandbox.testing.ts';

const h2c =
  'Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQCAAAAAAIAAAAA\r\n';
const form = 'grant_type=client_credentials';
const login = (id: string, secret: string) =>
  `POST /oauth/token HTTP/1.1\r\nHost: 127.0.0.1\r\n${h2c}Content-Type: application/x-www-form-urlencoded\r\n` +
  `Authorization: Basic ${btoa(`${id}:${secret}`)}\r\nContent-Length: ${form.length}\r\n\r\n`;

test('a request that offers HTTP/2 is answered as if it had not, body and all', async () => {
  const { url, clientId, clientSecret } = await sandboxForTest();
  const client = talk(connect(Number(new URL(url).port), '127.0.0.1'));
  client.write(login(clientId, clientSecret) + form);
  expect(await client.until('"access_token"')).toMatch(/^HTTP\/1\.1 200 /);
});

test('its body may come later, and its connection serves what is asked next', async () => {
  const { url, clientId, clientSecret, deploymentId } = await sandboxForTest();
  const client = talk(connect(Number(new URL(url).port), '127.0.0.1'));
  client.write(login(clientId, clientSecret) + form.slice(0, 5));
  client.write(form.slice(5));
  await client.until('"access_token"');
  const path = `/webdeployments/v1/deployments/${deploymentId}/config.json`;
  client.write(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\n${h2c}\r\n`);
  expect(await client.until('"messenger"')).toContain(deploymentId);
});

test('so it is over TLS', async () => {
  const { tls, clientId, clientSecret } = await sandboxForTest({ tls: { port: 0 } });
  const options = { port: tls?.port, host: '127.0.0.1', rejectUnauthorized: false };
  const client = talk(connectWithTls(options));
  client.write(login(clientId, clientSecret) + form);
  expect(await client.until('"access_token"')).toMatch(/^HTTP\/1\.1 200 /);
});

test('a path that is not there is answered as always, with such an offer too', async () => {
  const { url } = await sandboxForTest();
  const client = talk(connect(Number(new URL(url).port), '127.0.0.1'));
  client.write(`GET /nothing HTTP/1.1\r\nHost: 127.0.0.1\r\n${h2c}\r\n`);
  expect(await client.until('"contextId"')).toMatch(/^HTTP\/1\.1 404 /);
});

/** Writes bytes and waits for bytes: a client library would not send these headers. */
function talk(socket: Socket) {
  onTestFinished(() => void socket.destroy());
  socket.setEncoding('utf8');
  return {
    write: (bytes: string) => void socket.write(bytes),
    async until(words: string): Promise<string> {
      let seen = '';
      for await (const chunk of socket.iterator({ destroyOnReturn: false })) {
        seen += chunk;
        if (seen.includes(words)) return seen;
      }
      throw new Error(`The connection ended before ${words}: ${seen}`);
    },
  };
}
