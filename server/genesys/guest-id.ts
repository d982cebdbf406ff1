import { z } from 'zod';

/**
 * The id of a guest, in an answer of Genesys and in a session that is taken up again. The bound is ours: Genesys documents no
 * form for it (genesys.md 1.1), and a UUID has 36 characters. With it a `context` has 1200 bytes at most, and the site some
 * 700 of Genesys's 2048 for customer attributes of its own.
 */
export const guestIdText = z
  .string()
  .min(1)
  .refine((id) => Buffer.byteLength(JSON.stringify(id)) - QUOTES <= MAX_JSON_BYTES, 'is too long');

/** In bytes of JSON, since a `context` holds it so: six of them for what is no character. */
const MAX_JSON_BYTES = 64;
const QUOTES = 2;
