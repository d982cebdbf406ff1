import { at } from '../deployment.ts';

/** What a button says for the visitor, and what the other side gets with it. */
export interface Reply {
  readonly text: string;
  readonly payload: string;
}

export function readReply(reply: unknown): Reply | undefined {
  const [text, payload] = [words(reply, 'text'), words(reply, 'payload')];
  return text === undefined ? undefined : { text, payload: payload ?? text };
}

/** The text at a path of anything; nothing where there is none. */
export function words(value: unknown, path: string): string | undefined {
  const found = at(value, path);
  return typeof found === 'string' && found !== '' ? found : undefined;
}

/** The address at a path, if it is one of the web: it goes into links and pictures. */
export function link(value: unknown, path: string): string | undefined {
  const found = words(value, path);
  return found && /^https?:\/\//i.test(found) ? found : undefined;
}

/** The list at a path; an empty one where there is none. */
export function list(value: unknown, path: string): readonly unknown[] {
  const found = at(value, path);
  return Array.isArray(found) ? found : [];
}
