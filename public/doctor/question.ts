import type { PageAnswer } from '../../server/doctor/page/page-finding.ts';
import { root } from '../site/root.ts';

export type Examined = PageAnswer;

/** The question was not answered; the message says why, and what to do. */
export class Refused extends Error {
  override readonly name = 'Refused';
}

/** Asks the companion. Rejects with {@link Refused}. */
export async function examine({ url, tag }: { url: string; tag: string }): Promise<PageAnswer> {
  let response: Response;
  try {
    response = await fetch(new URL('api/doctor/page', root), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ url, ...(tag !== '' && { tag }) }),
    });
  } catch {
    throw new Refused('The companion does not answer. Check your connection, and try again.');
  }
  const body: unknown = await response.json().catch(() => undefined);
  if (response.ok && isAnswer(body)) return body;
  const { detail } = Object(body) as { detail?: unknown };
  throw new Refused(
    typeof detail === 'string' ? detail : `The companion answered ${response.status}. Try again later.`,
  );
}

function isAnswer(body: unknown): body is PageAnswer {
  return Array.isArray((Object(body) as Partial<PageAnswer>).findings);
}

/** The page with the panel that asks the browser itself. */
export function addressForPanel(url: string): string | undefined {
  if (!URL.canParse(url) || !/^https?:/.test(url)) return undefined;
  const address = new URL(url);
  address.searchParams.set('messenger-debug', 'doctor');
  return address.href;
}
