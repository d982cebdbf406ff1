import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { EnvHttpProxyAgent } from 'undici';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ConfigError } from './config.ts';
import { configHelp } from './help.ts';
import { readConfig, readListenWithSandbox, wantsSandbox } from './read.ts';
import { least, refusalOf } from './refusal.testing.ts';

const client = { GENESYS_CLIENT_ID: 'an-id', GENESYS_CLIENT_SECRET: 'a-secret-of-genesys' };
const sessionSecret = 'a session secret that is long enough';
const production = {
  ...least,
  NODE_ENV: 'production',
  ALLOWED_ORIGINS: 'https://www.example.com',
  SESSION_SECRETS: sessionSecret,
};

describe('the configuration', () => {
  it('needs a region and a deployment, and has a default for all the rest', () => {
    expect(readConfig(least)).toEqual({
      mode: 'development',
      listen: { host: '127.0.0.1', port: 3000 },
      publicUrl: undefined,
      sites: [
        {
          deploymentId: '0c3f9d8e-1111-4222-8333-444455556666',
          region: { environment: 'prod-euw1', domain: 'mypurecloud.ie', aws: 'eu-west-1' },
          scriptUrl: 'https://apps.mypurecloud.ie/genesys-bootstrap/genesys.min.js',
          allowedOrigins: { exact: new Set(), subdomainsOf: [], loopback: true },
          issuer: 'minted',
          credentials: undefined,
          gateway: undefined,
          guestsPath: '/api/v2/conversations/guests',
          userTokenKeys: undefined,
          userTokens: 'optional',
          openId: undefined,
        },
      ],
      pages: 'on',
      sessionTtlSeconds: 3600,
      sessionSecrets: [expect.stringMatching(/^.{32,}$/)],
      limits: { perAddress: 30, global: 3000 },
      proofOfWork: 'pressure',
      trustProxy: 0,
      upstreamTimeoutMs: 5000,
      upstreamCallsPerMinute: 280,
      redisUrl: undefined,
      logLevel: 'info',
      files: [],
      serveWithout: [],
    });
  });

  it('names the service of its traces as the operator does', () => {
    const endpoint = 'http://otel-collector:4318';
    const withCollector = { ...least, OTEL_EXPORTER_OTLP_ENDPOINT: `${endpoint}/` };
    expect(readConfig(withCollector).traces).toEqual({ endpoint, serviceName: 'messenger-tag' });
    const named = readConfig({ ...withCollector, OTEL_SERVICE_NAME: ' chat-of-the-shop ' });
    expect(named.traces).toEqual({ endpoint, serviceName: 'chat-of-the-shop' });
  });

  it('listens to the world in production, and no default opens it to other origins', () => {
    const { listen, sites } = readConfig(production);
    expect(listen.host).toBe('0.0.0.0');
    expect(sites[0].allowedOrigins.loopback).toBeUndefined();
  });

  it('asks the platform for guests when there is an OAuth client, unless told otherwise', () => {
    expect(readConfig({ ...least, ...client }).sites[0].issuer).toBe('platform');
    expect(readConfig({ ...least, ...client, GUEST_ISSUER: 'minted' }).sites[0].issuer).toBe('minted');
  });

  it('takes every variable', () => {
    const config = readConfig({
      ...production,
      ...client,
      PORT: '0',
      HOST: '::1',
      PUBLIC_URL: 'https://www.example.com/chat/',
      GENESYS_SCRIPT_URL: 'http://127.0.0.1:3002/genesys-bootstrap/genesys.min.js',
      GENESYS_GATEWAY: 'http://127.0.0.1:3002/',
      GENESYS_GUESTS_PATH: '/api/v2/other/guests',
      SESSION_TTL: '60',
      SESSION_SECRETS: ` ${sessionSecret} ,${sessionSecret}2`,
      UPSTREAM_TIMEOUT_MS: '100',
      LOG_LEVEL: 'silent',
    });
    expect(config).toMatchObject({
      listen: { host: '::1', port: 0 },
      publicUrl: 'https://www.example.com/chat',
      sessionTtlSeconds: 60,
      sessionSecrets: [sessionSecret, `${sessionSecret}2`],
      upstreamTimeoutMs: 100,
      logLevel: 'silent',
    });
    expect(config.sites[0]).toMatchObject({
      scriptUrl: 'http://127.0.0.1:3002/genesys-bootstrap/genesys.min.js',
      gateway: 'http://127.0.0.1:3002',
      guestsPath: '/api/v2/other/guests',
      credentials: { clientId: 'an-id', clientSecret: 'a-secret-of-genesys' },
    });
  });

  it('takes PUBLIC_URL so that paths can follow it, or refuses it', () => {
    const addresses = fc.oneof(
      fc.webUrl({ withFragments: true, withQueryParameters: true }),
      fc.webPath().map((path) => `https://chat.example.com${path}///`),
      fc.string().map((text) => `https://${text}`),
    );
    fc.assert(
      fc.property(addresses, (PUBLIC_URL) => {
        try {
          const url = `${readConfig({ ...least, PUBLIC_URL }).publicUrl}/`;
          expect(new URL(url).href).toBe(url);
          expect(url).toMatch(/^https?:\/\/[^/?#@]+\/[^?#]*$/);
        } catch (error) {
          if (!(error instanceof ConfigError)) throw error;
        }
      }),
    );
  });

  it('takes an empty variable for one that is not set', () => {
    expect(readConfig({ ...least, PORT: '', GENESYS_GATEWAY: '  ' }).listen.port).toBe(3000);
  });

  it.each([
    ['PORT', 'http'],
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['PORT', '3e3'],
    ['PUBLIC_URL', 'chat.example.com'],
    ['PUBLIC_URL', 'https://chat.example.com/?a=b'],
    ['PUBLIC_URL', 'https://chat.example.com/#a'],
    ['PUBLIC_URL', 'https://user:password@chat.example.com'],
    ['PUBLIC_URL', 'ftp://chat.example.com'],
    ['PUBLIC_URL', '/chat'],
    ['GENESYS_REGION', 'eu-wst-1'],
    ['GENESYS_DEPLOYMENT_ID', 'my deployment'],
    ['GENESYS_SCRIPT_URL', 'javascript:alert(1)'],
    ['GENESYS_GATEWAY', 'https://gateway.example.com/path'],
    ['GENESYS_GATEWAY', 'gateway:8080'],
    ['GENESYS_GUESTS_PATH', 'api/v2/conversations/guests'],
    ['GENESYS_GUESTS_PATH', '/api/{id}'],
    ['GUEST_ISSUER', 'both'],
    ['GUEST_ISSUER', 'platform'],
    ['ALLOWED_ORIGINS', '*'],
    ['SESSION_TTL', '1h'],
    ['SESSION_TTL', '59'],
    ['SESSION_SECRETS', 'short'],
    ['UPSTREAM_TIMEOUT_MS', '0'],
    ['UPSTREAM_CALLS_PER_MINUTE', '0'],
    ['REDIS_URL', 'http://127.0.0.1'],
    ['LOG_LEVEL', 'loud'],
    ['HTTPS_PROXY', 'proxy.example.com:3128'],
    ['HTTP_PROXY', 'http://'],
    ['https_proxy', 'ftp://proxy.example.com'],
    ['http_proxy', 'http://user:50%off@proxy.example.com'],
    ['GENESYS_CLIENT_SECRET_FILE', '/no/such/file'],
  ])('is refused with %s=%j, by name', (name, value) => {
    expect(refusalOf({ ...least, [name]: value })).toContain(`  ${name}: `);
  });

  it('takes a proxy where the HTTP client, which reads it itself, takes it too', () => {
    const isTaken = (proxy: string) => {
      try {
        return readConfig({ ...least, HTTPS_PROXY: proxy }) !== undefined;
      } catch {
        return false;
      }
    };
    for (const proxy of ['http://proxy:3128', 'https://user:pass%20word@proxy', 'socks5://10.0.0.1:1080']) {
      expect(isTaken(proxy), proxy).toBe(true);
    }
    const address = fc
      .tuple(fc.constantFrom('http', 'https', 'socks5', 'ftp'), fc.string(), fc.string(), fc.domain())
      .map(([scheme, user, password, host]) => `${scheme}://${user}:${password}@${host}:3128`);
    fc.assert(
      fc.property(fc.oneof(address, fc.string({ minLength: 1 })), (proxy) => {
        if (proxy.trim() && isTaken(proxy)) new EnvHttpProxyAgent({ httpsProxy: proxy });
      }),
    );
  });

  it('is refused once, with every wrong variable named', () => {
    const message = refusalOf({
      NODE_ENV: 'production',
      PORT: 'x',
      GENESYS_CLIENT_ID: 'id',
      LOG_LEVEL: 'loud',
    });
    const named = [...message.matchAll(/^ {2}(\w+): /gm)].map(([, name]) => name);
    expect(named.sort()).toEqual([
      'ALLOWED_ORIGINS',
      'GENESYS_CLIENT_SECRET',
      'GENESYS_DEPLOYMENT_ID',
      'GENESYS_REGION',
      'LOG_LEVEL',
      'PORT',
      'SESSION_SECRETS',
    ]);
  });

  it('shows a wrong value, but never one of a secret', () => {
    expect(refusalOf({ ...least, LOG_LEVEL: 'loud' })).toContain('"loud" is no log level');
    const message = refusalOf({ ...least, SESSION_SECRETS: 'hunter2', GENESYS_CLIENT_SECRET: 'hunter3' });
    expect(message).not.toMatch(/hunter/);
    expect(refusalOf({ ...least, HTTPS_PROXY: 'user:hunter4@proxy:3128' })).not.toMatch(/hunter/);
  });

  it.each([
    'https://hunter2:hunter3@www.example.com/jwks.json',
    'https://hunter2@www.example.com/jwks.json',
    'http://hunter2:hunter3@www.example.com/jwks.json',
    'https://hunter2:hunter3@ www.example.com',
  ])('refuses %j as the address of keys, and shows nothing of it', (USER_TOKEN_JWKS) => {
    const message = refusalOf({ ...least, USER_TOKEN_JWKS });
    expect(message).toContain('  USER_TOKEN_JWKS: ');
    expect(message).not.toMatch(/hunter/);
  });

  it('takes addresses of keys with https, and of this machine without', () => {
    for (const url of ['https://www.example.com/jwks.json?v=2', 'http://127.0.0.1:3000/keys']) {
      const { sites } = readConfig({ ...least, USER_TOKEN_JWKS: ` ${url} ` });
      expect(sites[0].userTokenKeys).toEqual({ jwksUrl: url });
    }
    for (const url of ['http://www.example.com/jwks.json', 'ftp://127.0.0.1/keys', 'www.example.com']) {
      expect(refusalOf({ ...least, USER_TOKEN_JWKS: url })).toContain('is no address of keys: write it like');
    }
  });

  it('is read or refused in words, whatever the environment, without a secret in the words', () => {
    const names = Object.keys(configHelp);
    const secret = fc.string({ minLength: 1, maxLength: 31 }).map((text) => `☠${text}`);
    const environment = fc.record({
      ...Object.fromEntries(names.map((name) => [name, fc.option(fc.string(), { nil: undefined })])),
      GENESYS_CLIENT_SECRET: secret,
      SESSION_SECRETS: secret,
      USER_TOKEN_SECRET: secret,
      REDIS_URL: secret,
    });
    fc.assert(
      fc.property(environment, (env) => {
        const message = refusalOf(env);
        expect(message).toContain('SESSION_SECRETS: ');
        expect(message).not.toContain('☠');
      }),
    );
  });
});

describe('a secret in a file', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'secrets-'));
    writeFileSync(join(folder, 'secret'), 'a-secret-from-a-file\n');
    writeFileSync(join(folder, 'empty'), '\n');
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('is read without the line end', () => {
    const config = readConfig({
      ...least,
      GENESYS_CLIENT_ID: 'id',
      GENESYS_CLIENT_SECRET_FILE: join(folder, 'secret'),
    });
    expect(config.sites[0].credentials?.clientSecret).toBe('a-secret-from-a-file');
  });

  it('is refused beside the variable itself, and when the file is empty or missing', () => {
    expect(refusalOf({ ...least, ...client, GENESYS_CLIENT_SECRET_FILE: join(folder, 'secret') })).toContain(
      'GENESYS_CLIENT_SECRET: is set twice',
    );
    expect(
      refusalOf({ ...production, SESSION_SECRETS: '', SESSION_SECRETS_FILE: join(folder, 'empty') }),
    ).toContain('is empty');
    expect(refusalOf({ ...least, SESSION_SECRETS_FILE: join(folder, 'none') })).toContain('ENOENT');
  });
});

describe('the sandbox', () => {
  it('is wanted when nothing is said about Genesys', () => {
    expect(wantsSandbox({ PORT: '4000', GENESYS_REGION: '' })).toBe(true);
  });

  it.each(['production ', 'Production', 'prod', 'staging', ' production'])(
    'takes NODE_ENV=%j for production: only a name of development opens what development opens',
    (NODE_ENV) => {
      expect(readConfig({ ...production, NODE_ENV }).mode).toBe('production');
      expect(wantsSandbox({ NODE_ENV })).toBe(false);
      expect(refusalOf({ ...least, NODE_ENV })).toMatch(
        /SESSION_SECRETS: .*NODE_ENV ".+" counts as production/,
      );
    },
  );

  it.each(['development', 'Development ', 'dev', 'test', ' ', ''])(
    'takes NODE_ENV=%j for development',
    (NODE_ENV) => {
      expect(readConfig({ ...least, NODE_ENV }).mode).toBe('development');
    },
  );

  it.each([{ GENESYS_REGION: 'euw1' }, { GENESYS_CLIENT_SECRET_FILE: '/x' }, { NODE_ENV: 'production' }])(
    'is not wanted with %j',
    (env) => expect(wantsSandbox(env)).toBe(false),
  );

  it.each([
    '0.0.0.0',
    '::',
    '192.168.1.7',
    'www.example.com',
    '127.0.0.1.example.com',
    '127.1',
    'localhost.',
  ])('never starts on %s, which is not this machine alone, and the words say what to do', (HOST) => {
    const start = () => readListenWithSandbox({ HOST });
    expect(start).toThrow(ConfigError);
    expect(start).toThrow(`  HOST: "${HOST}" would open the sandbox`);
    expect(start).toThrow(/set the GENESYS_ variables, or write HOST=127\.0\.0\.1/);
    expect(readConfig({ ...least, HOST }).listen.host).toBe(HOST);
  });

  it.each(['localhost', 'LocalHost', '127.0.0.1', '127.8.0.1', '::1'])('starts on %s', (HOST) => {
    expect(readListenWithSandbox({ HOST, PORT: '0' })).toEqual({ host: HOST, port: 0 });
  });

  it('starts on this machine where no HOST is set, and names a wrong PORT beside a wrong HOST', () => {
    expect(readListenWithSandbox({ HOST: ' ' })).toEqual({ host: '127.0.0.1', port: 3000 });
    const start = () => readListenWithSandbox({ HOST: 'user:secret@0.0.0.0', PORT: 'x' });
    expect(start).toThrow(/ {2}PORT: "x" is no port.* {2}HOST: "…@0\.0\.0\.0" would open/s);
  });
});
