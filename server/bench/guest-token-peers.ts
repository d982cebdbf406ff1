import { createCipheriv, createHmac, randomBytes, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import cors from 'cors';
import express, { type Express } from 'express';
import { rateLimit } from 'express-rate-limit';
import helmet from 'helmet';
import { pinoHttp } from 'pino-http';
import { z } from 'zod';
import { type Environment, TRICKS } from '../config/config.ts';
import { readConfig } from '../config/read.ts';
import { serve } from '../hosts/serve.ts';
import { createLog } from '../operations/log.ts';

export const ORIGIN = 'https://www.example.com';
export const DEPLOYMENT_ID = '0c3f9d8e-1111-4222-8333-444455556666';

/** Each serves the POST on a free port and resolves with its address. Logs go to standard output, as in production. */
export const peers = {
  companion: () => companionWith({}),
  challenge: () => companionWith({ PROOF_OF_WORK: 'always' }),
  refusal: () => companionWith({ RATE_LIMIT_PER_IP: '1' }),
  'without shared-turns': () => companionWith({ SERVE_WITHOUT: 'shared-turns' }),
  'without plain-lines': () => companionWith({ SERVE_WITHOUT: 'plain-lines' }),
  'without one-head': () => companionWith({ SERVE_WITHOUT: 'one-head' }),
  'without any': () => companionWith({ SERVE_WITHOUT: TRICKS.join() }),
  bare: () => {
    const app = express().use(express.json());
    app.post('/api/guest-token', (_req, res) => {
      res.json(sampleSession);
    });
    return listen(app);
  },
  raw: listenRaw,
  ordinary: () => {
    const app = express();
    app.use(pinoHttp({ logger: createLog('info') }), helmet(), cors({ origin: [ORIGIN] }));
    app.use(
      rateLimit({ windowMs: 60_000, limit: 1_000_000, standardHeaders: 'draft-8', legacyHeaders: false }),
    );
    app.use(express.json());
    const schema = z.strictObject({ deploymentId: z.string().optional(), resume: z.string().optional() });
    app.post('/api/guest-token', (req, res) => {
      schema.parse(req.body);
      res.json(sampleSession);
    });
    return listen(app);
  },
};

async function companionWith(env: Environment): Promise<string> {
  const config = readConfig({
    GENESYS_REGION: 'euw1',
    GENESYS_DEPLOYMENT_ID: DEPLOYMENT_ID,
    ALLOWED_ORIGINS: ORIGIN,
    RATE_LIMIT_PER_IP: '1000000',
    RATE_LIMIT_GLOBAL: '1000000',
    ...env,
  });
  return (await serve(config, { listen: { host: '127.0.0.1', port: 0 } })).url;
}

/** What is asked of each. */
export const ASKED = {
  path: '/api/guest-token',
  method: 'POST',
  headers: {
    'content-type': 'application/json',
    origin: ORIGIN,
    'sec-fetch-mode': 'cors',
    'sec-fetch-dest': 'empty',
    'sec-fetch-site': 'cross-site',
    'user-agent':
      'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36',
  },
  body: JSON.stringify({ deploymentId: DEPLOYMENT_ID }),
} as const;

/** As large as the companion's own answer. */
const sampleSession = {
  guestId: randomUUID(),
  token: randomUUID(),
  expiresAt: new Date().toISOString(),
  resume: 'r'.repeat(230),
  deploymentId: DEPLOYMENT_ID,
  region: 'mypurecloud.ie',
  environment: 'prod-euw1',
  scriptUrl: 'https://apps.mypurecloud.ie/genesys-bootstrap/genesys.min.js',
  context: 'c'.repeat(290),
};

/** Plain `listen`: without the prototypes that the companion's server gives to requests. */
function listen(app: Express): Promise<string> {
  return new Promise((resolve) => {
    const server = app.listen(0, '127.0.0.1', () => resolve(addressOf(server.address())));
  });
}

function listenRaw(): Promise<string> {
  const key = randomBytes(32);
  const server = createServer((req, res) => {
    let text = '';
    req.on('data', (chunk) => {
      text += chunk;
    });
    req.on('end', () => {
      const { deploymentId } = JSON.parse(text);
      const guest = { guestId: randomUUID(), token: randomUUID(), expiresAt: Date.now() };
      const body = Buffer.from(
        JSON.stringify({
          ...sampleSession,
          ...guest,
          resume: seal(key, guest),
          context: sign(key, { deploymentId, ...guest }),
        }),
      );
      res.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': body.length }).end(body);
    });
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(addressOf(server.address())));
  });
}

function seal(key: Buffer, session: object): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  const parts = [nonce, cipher.update(JSON.stringify(session)), cipher.final(), cipher.getAuthTag()];
  return Buffer.concat(parts).toString('base64url');
}

function sign(key: Buffer, claims: object): string {
  const signed = `eyJhbGciOiJIUzI1NiJ9.${Buffer.from(JSON.stringify(claims)).toString('base64url')}`;
  return `${signed}.${createHmac('sha256', key).update(signed).digest('base64url')}`;
}

function addressOf(address: AddressInfo | string | null): string {
  if (typeof address !== 'object' || address === null) throw new Error('The server does not listen.');
  return `http://127.0.0.1:${address.port}`;
}
