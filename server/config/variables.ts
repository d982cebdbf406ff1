import { z } from 'zod';
import { PROOF_OF_WORK } from '../guest-token/proofs.ts';
import { parseTrustProxy } from '../http/addresses.ts';
import { parseUrl } from '../http/parse-url.ts';
import { TRICKS } from './config.ts';
import { GUESSABLE, isGuessable, splitSecrets } from './secret-rules.ts';
import { listOf, oneOf, reads, webAddress, wholeNumber } from './values.ts';

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

/** The variables of the process, each with how it is read. */
export const variables = {
  PORT: reads(wholeNumber(0, 65_535), 'is no port: write a number from 0 (any free one) to 65535.').default(
    3000,
  ),
  HOST: z.string().optional(),
  PUBLIC_URL: reads(
    webAddress,
    'is no address: write it like https://chat.example.com or https://www.example.com/chat, without query, # or password.',
  ).optional(),
  SESSION_TTL: reads(
    wholeNumber(60, 2_592_000),
    'is no life of a session: write seconds, from 60 to 2592000 (30 days).',
  ).default(3600),
  SESSION_SECRETS: z.string().transform(splitSecrets).optional(),
  RATE_LIMIT_PER_IP: limitPerMinute(30),
  RATE_LIMIT_GLOBAL: limitPerMinute(3000),
  PROOF_OF_WORK: reads(
    oneOf(...PROOF_OF_WORK),
    `is no time for proofs: write one of ${PROOF_OF_WORK.join(', ')}.`,
  ).default('pressure'),
  TRUST_PROXY: reads(
    parseTrustProxy,
    'is neither how many proxies stand in front (1) nor where they are (10.0.0.0/8, loopback). Believing every ' +
      'proxy would let visitors write any address and pass the limits.',
  ).default(0),
  UPSTREAM_TIMEOUT_MS: reads(
    wholeNumber(100, 60_000),
    'is no deadline: write milliseconds, from 100 to 60000.',
  ).default(5000),
  // Genesys takes 300 requests a minute for a token (genesys.md 14.3, COMMUNITY): some are left for other programs.
  UPSTREAM_CALLS_PER_MINUTE: reads(
    wholeNumber(1, 1_000_000),
    'is no budget: write calls to Genesys a minute, from 1 to 1000000. Genesys allows 300 unless told otherwise.',
  ).default(280),
  METRICS_TOKEN: z
    .string()
    .regex(/^[\x21-\x7e]{16,}$/, {
      error: 'is too weak: make one of at least 16 characters with `openssl rand -hex 32`.',
      abort: true,
    })
    .refine((token) => !isGuessable(token), GUESSABLE)
    .optional(),
  REDIS_URL: z
    .string()
    .refine(
      isRedisUrl,
      'is no address of Redis: write it like redis://:password@redis.example.com:6379 or rediss://…',
    )
    .optional(),
  OTEL_EXPORTER_OTLP_ENDPOINT: reads(
    webAddress,
    'is no address of a collector: write it like http://otel-collector:4318, without /v1/traces.',
  ).optional(),
  OTEL_SERVICE_NAME: z.string().trim().default('messenger-tag'),
  SERVE_WITHOUT: reads(
    listOf(TRICKS),
    `is no list of what can be switched off: write one or more of ${TRICKS.join(', ')}, comma-separated.`,
  ).default([]),
  PAGES: reads(oneOf('on', 'off'), 'is neither on nor off.').default('on'),
  LOG_LEVEL: reads(oneOf(...LOG_LEVELS), `is no log level: write one of ${LOG_LEVELS.join(', ')}.`).default(
    'info',
  ),
};

/** Those that hold a secret, or may name a file with it: `NAME_FILE`. */
export const SECRETS: readonly string[] = ['SESSION_SECRETS', 'METRICS_TOKEN', 'REDIS_URL'];

/** Not shown when it is wrong: it may hold a password. */
function isRedisUrl(text: string): boolean {
  const url = parseUrl(text);
  return url !== undefined && /^rediss?:$/.test(url.protocol) && url.hostname !== '';
}

function limitPerMinute(byDefault: number) {
  const fault = 'is no limit: write guest sessions a minute, from 1 to 1000000.';
  return reads(wholeNumber(1, 1_000_000), fault).default(byDefault);
}
