import { ResponseBodyError, WWWAuthenticateChallengeError } from 'openid-client';

/** A sign-in that is not believed; its message is for people, and holds no secret. */
export class SignInRefusal extends Error {
  override readonly name = 'SignInRefusal';
  /** Ours, since Genesys documents none: 401 what a check refuses, 502 where the provider cannot be asked. */
  readonly status: 401 | 502;

  constructor(message: string, status: 401 | 502 = 401) {
    super(message);
    this.status = status;
  }
}

/** Why the library gave up. `secrets`: what must not stand in the words, though a provider may repeat it in its own. */
export function refusalOf(error: unknown, secrets: readonly string[]): SignInRefusal {
  if (error instanceof SignInRefusal) return error;
  if (error instanceof ResponseBodyError) {
    const { error: code, error_description: more } = error;
    const words = more === undefined ? code : `${code}, ${more}`;
    return new SignInRefusal(`The provider refuses the code: ${without(secrets, words).slice(0, MOST)}.`);
  }
  if (error instanceof WWWAuthenticateChallengeError)
    return new SignInRefusal('The provider does not take the client id and secret of openIdProvider.');
  const innermost = causeOf(error);
  if (innermost instanceof SignInRefusal) return innermost;
  const reason = without(secrets, wordsOf(innermost)).slice(0, MOST);
  return isUnanswered(error)
    ? new SignInRefusal(`The provider cannot be asked: ${reason}.`, 502)
    : new SignInRefusal(`What the provider answered is not believed: ${reason}.`);
}

/** No answer, or none of the kind that was asked for: nothing that could be checked. */
function isUnanswered(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === undefined || UNANSWERED.has(code);
}

const UNANSWERED: ReadonlySet<unknown> = new Set([
  'OAUTH_TIMEOUT',
  'OAUTH_RESPONSE_IS_NOT_CONFORM',
  'OAUTH_RESPONSE_IS_NOT_JSON',
]);

function causeOf(error: unknown): unknown {
  return error instanceof Error && error.cause instanceof Error ? causeOf(error.cause) : error;
}

/** A refused connection to a name with several addresses has a code, and no words. */
function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.message || String(Reflect.get(error, 'code') ?? error.name);
}

function without(secrets: readonly string[], text: string): string {
  return secrets.reduce((rest, secret) => (secret ? rest.replaceAll(secret, '…') : rest), text);
}

/** Characters of a stranger's words. */
const MOST = 200;
