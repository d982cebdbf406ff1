import type { DeskConversation, DeskMessage } from '../../agent/desk-conversation.ts';
import { clockTime, nameOf, standingOf, words } from './words.ts';

interface ConversationListProps {
  conversations: readonly DeskConversation[];
  chosen: string | undefined;
  typing: ReadonlyMap<string, unknown>;
  onChoose: (id: string) => void;
}

export function ConversationList({ conversations, chosen, typing, onChoose }: ConversationListProps) {
  return (
    <nav class="list" aria-label={words.conversations}>
      <h2>
        {words.conversations} <span class="count">{conversations.length}</span>
      </h2>
      <ul>
        {conversations.map((conversation) => {
          const { id, online, state, agent } = conversation;
          const newest = conversation.messages.at(-1);
          return (
            <li key={id}>
              <button
                type="button"
                class="entry"
                aria-current={id === chosen ? 'true' : undefined}
                onClick={() => onChoose(id)}
              >
                <span
                  class={online ? 'dot online' : 'dot'}
                  role="img"
                  aria-label={online ? words.online : words.offline}
                />
                <span class="who">{nameOf(conversation)}</span>
                <span class="when">{newest && clockTime(newest.time)}</span>
                <span class="newest" dir="auto">
                  {typing.has(id) ? words.typing : newest ? inShort(newest) : words.silent}
                </span>
                <span class={`standing ${state} ${agent ? 'human' : 'bot'}`}>{standingOf(conversation)}</span>
              </button>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

/** Its words, or what it has instead of any. */
function inShort({ text, parts: [part] }: DeskMessage): string {
  return text || (part ? words.parts[part.kind] : '');
}
