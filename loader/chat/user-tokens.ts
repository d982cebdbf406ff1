import type { UserToken } from '../api.ts';
import type { Visitor } from './lifecycle.ts';
import type { TokenParts } from './parts.ts';

/** How long the site's function may take, in ms: as long as the companion. */
const DEADLINE = 8_000;

/** In ms: a token that is over sooner is asked for anew, since what it is for takes a moment. */
const NEARLY_OVER = 30_000;

/**
 * The newest token of a visitor. The site's function is asked only where the last that it gave is nearly over, or was
 * refused. Where it names somebody else by now, that is another visitor: the one before is signed out.
 *
 * Rejects with words that hold nothing of what the function said.
 */
export async function newestToken(
  chat: TokenParts,
  visitor: Visitor,
  was?: 'refused',
): Promise<string | undefined> {
  const { userToken, token } = visitor;
  if (typeof userToken !== 'function') return userToken;
  if (token !== undefined && !was && !endsBefore(token, Date.now() + NEARLY_OVER)) return token;
  const given = await ask(userToken);
  // A newer one has come while this was asked.
  if (visitor.userToken !== userToken) return newestToken(chat, visitor, was);
  if (token !== undefined && personOf(token) !== personOf(given) && visitor === chat.lifecycle.visitor) {
    say(chat, 'logout');
    say(chat, 'identify', userToken);
    throw new Error('the function names somebody else');
  }
  visitor.token = given;
  return given;
}

/**
 * Whether `userToken` is of the same person, who then goes on with it. `undefined` where another one has been given since
 * then. Who does not say who they are is nobody's same person.
 */
export async function isSamePerson(
  chat: TokenParts,
  visitor: Visitor,
  userToken: UserToken,
): Promise<boolean | undefined> {
  newest.set(visitor, userToken);
  const next: Visitor = { userToken };
  const [known, given] = await Promise.all([tokenIn(chat, visitor), tokenIn(chat, next)]);
  if (newest.get(visitor) !== userToken) return undefined;
  if (known === undefined || given === undefined || personOf(known) !== personOf(given)) return false;
  visitor.userToken = userToken;
  visitor.token = next.token;
  return true;
}

/** What was given last. The chat asks one and the same module. */
const newest = new WeakMap<Visitor, UserToken>();

/** Who cannot be asked may still be known by what they gave before. */
async function tokenIn(chat: TokenParts, visitor: Visitor): Promise<string | undefined> {
  return visitor.token ?? (await newestToken(chat, visitor).catch(() => undefined));
}

function ask(userToken: () => unknown): Promise<string> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error(`the function did not answer in ${DEADLINE} ms`)),
      DEADLINE,
    );
    const settle = async () => {
      try {
        const given = await userToken();
        if (typeof given === 'string' && given !== '') resolve(given);
        else reject(new Error('the function gave no text'));
      } catch {
        // What it threw is the site's, and may hold anything.
        reject(new Error('the function threw or rejected'));
      }
      clearTimeout(timer);
    };
    void settle();
  });
}

/** Nobody checks the signature here: it only decides whether somebody else has come. */
function personOf(token: string): unknown {
  return claimsOf(token).sub ?? token;
}

/** Whether only the site can replace it: a function is asked again. */
export function isOver({ userToken }: Visitor): boolean {
  return typeof userToken === 'string' && endsBefore(userToken, Date.now());
}

function endsBefore(token: string, time: number): boolean {
  const { exp } = claimsOf(token);
  return typeof exp === 'number' && exp * 1000 < time;
}

function claimsOf(token: string): { sub?: unknown; exp?: unknown } {
  try {
    const [, payload = ''] = token.split('.');
    return Object(JSON.parse(atob(payload.replaceAll('-', '+').replaceAll('_', '/'))));
  } catch {
    return {};
  }
}

function say({ page }: TokenParts, name: string, argument?: unknown): void {
  page.answer?.({ name, argument, listener: undefined, done: () => {} });
}
