import { useEffect, useState } from 'preact/hooks';
import { ConversationList } from './conversation-list.tsx';
import { ConversationView } from './conversation-view.tsx';
import { GuestPanel } from './guest-panel.tsx';
import { useDesk } from './use-desk.ts';
import { words } from './words.ts';

/** Who is waiting, what is said, and who the guest is: side by side, or below each other on a narrow screen. */
export function DeskView({ address }: { address: URL }) {
  const { conversations, connection, typing, problem, setProblem, act, upload } = useDesk(address);
  const [chosen, choose] = useState<string>();
  const [name, setName] = useState(() => localStorage.getItem(NAME_KEY) ?? words.defaultName);
  useEffect(() => localStorage.setItem(NAME_KEY, name), [name]);
  const conversation = conversations.find(({ id }) => id === chosen) ?? conversations[0];
  // A guest who comes now must not take the place of the one who is being written to.
  useEffect(() => choose(conversation?.id), [conversation?.id]);

  return (
    <div class="desk">
      <header class="bar">
        <h1>{words.title}</h1>
        <p class={`connection ${connection}`} role="status">
          {words.connection[connection]}
        </p>
        <label class="name">
          <span>{words.yourName}</span>
          <input value={name} maxLength={60} onChange={({ currentTarget }) => setName(currentTarget.value)} />
        </label>
      </header>

      <ConversationList
        conversations={conversations}
        chosen={conversation?.id}
        typing={typing}
        onChoose={choose}
      />
      {conversation ? (
        <>
          <ConversationView
            key={conversation.id}
            conversation={conversation}
            isTyping={typing.has(conversation.id)}
            agent={name.trim() || words.defaultName}
            problem={problem}
            onProblem={setProblem}
            act={act}
            upload={upload}
          />
          <GuestPanel address={address} conversation={conversation} />
        </>
      ) : (
        <main class="nobody">
          <p>{words.nobody}</p>
        </main>
      )}
    </div>
  );
}

const NAME_KEY = 'sandbox-agent-name';
