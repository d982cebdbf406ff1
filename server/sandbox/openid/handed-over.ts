import { z } from 'zod';

const text = z.string().min(1);

/** What a page may say about its code, or about its id token (genesys.md 3.4, CONFIRMED). */
const about = {
  nonce: text.optional(),
  /** In seconds. */
  maxAge: z.number().min(0).optional(),
  iss: text.optional(),
};

const code = z.object({ code: text, redirectUri: text.optional(), codeVerifier: text.optional(), ...about });
/** Of the implicit flow. */
const idToken = z.object({ idToken: text, ...about });

/**
 * What the exchange is sent as `oauth`: a code or an id token (genesys.md 1.2 and 4.7). The mobile SDK leaves out a redirect URI
 * or a verifier that it was not given (genesys.md 11.1, CONFIRMED).
 */
export const handedOver = z.union([code, idToken]);

export type HandedOverCode = z.infer<typeof code>;
export type HandedOverIdToken = z.infer<typeof idToken>;
export type HandedOver = HandedOverCode | HandedOverIdToken;

/** What of it no message may repeat. */
export function secretsOf(oauth: HandedOver): string[] {
  const { nonce = '' } = oauth;
  return 'code' in oauth ? [oauth.code, oauth.codeVerifier ?? '', nonce] : [oauth.idToken, nonce];
}
