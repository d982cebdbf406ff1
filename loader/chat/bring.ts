import { fetchPart } from './fetch-part.ts';
import type { Helped, HelpingPart, HelpingPartName } from './parts.ts';

/** Has a part do something with the chat. Where it does not come the page hears of it, and the chat goes on. */
export function bring(chat: Helped, part: HelpingPartName, ...given: unknown[]): void {
  fetchPart<HelpingPart>(chat.page, part)
    .then(({ begin }) => begin(chat, ...given))
    .catch((error) => chat.tell(error));
}
