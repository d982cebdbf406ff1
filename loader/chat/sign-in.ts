import type { Chat } from './chat-part.ts';

/** In ms. */
const DEADLINE = 8_000;

/**
 * Another visitor than before: with a user token, the same guest gets the claims that the companion finds in it. With
 * none, the visitor has signed out: their session ends at the companion, so that nobody who uses this browser later can
 * resume it, and a new guest takes its place.
 *
 * Genesys keeps a guest's transcript in the browser; `clearConversation` ends it, where the deployment allows that
 * (genesys.md 3.2, CONFIRMED-2).
 */
export async function start({
  page,
  key,
  endpoint,
  messenger,
  recall,
  remember,
  now,
  renew,
  tell,
}: Chat): Promise<void> {
  const { guest } = now();
  if (!page.options.userToken) {
    // Nobody's token, not an empty one, which would be refused.
    delete page.options.userToken;
    const resume = recall(key);
    const [, deploymentId] = key.split(':');
    remember(key, '');
    if (guest) await messenger.command('MessagingService.clearConversation').catch(() => {});
    // `keepalive`: signing out mostly leads to another page.
    if (resume)
      await fetch(`${endpoint}/end`, {
        method: 'POST',
        body: JSON.stringify({ deploymentId, resume }),
        credentials: 'omit',
        keepalive: true,
        signal: AbortSignal.timeout(DEADLINE),
      }).catch(tell);
  }
  if (guest) await renew();
}
