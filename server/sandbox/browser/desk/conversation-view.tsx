import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { DeskConversation, DeskMessage } from '../../agent/desk-conversation.ts';
import { DisconnectQuestion } from './disconnect-question.tsx';
import { MessageParts } from './message-parts.tsx';
import { ReplyBox } from './reply-box.tsx';
import type { Act, Upload } from './use-desk.ts';
import { clockTime, nameOf, words } from './words.ts';

interface ConversationViewProps {
  conversation: DeskConversation;
  isTyping: boolean;
  /** The name of the person at this desk. */
  agent: string;
  problem: string;
  onProblem: (problem: string) => void;
  act: Act;
  upload: Upload;
}

/** One conversation: what was said, who has it, and the place to answer. */
export function ConversationView(props: ConversationViewProps) {
  const { conversation, isTyping, agent, problem, onProblem, act, upload } = props;
  const [asksToDisconnect, setAsksToDisconnect] = useState(false);
  const isOpen = conversation.state === 'open';
  const isMine = isOpen && conversation.agent === agent;
  const name = nameOf(conversation);
  const view = useRef<HTMLElement>(null);
  const wasMine = useRef(isMine);
  useEffect(() => {
    if (wasMine.current === isMine) return;
    wasMine.current = isMine;
    // The button that was pressed is gone: a keyboard goes on at the next one, or in what was said.
    if (!document.hasFocus() || document.activeElement !== document.body) return;
    view.current?.querySelector<HTMLElement>('header button, .transcript')?.focus();
  }, [isMine]);

  return (
    <main class="conversation" ref={view}>
      <header>
        <h2 title={name}>{name}</h2>
        {isOpen && !isMine && (
          <button type="button" class="primary" onClick={() => act(conversation, { action: 'take', agent })}>
            {conversation.agent ? words.takeOver(conversation.agent) : words.take}
          </button>
        )}
        {isMine && (
          <>
            <button type="button" onClick={() => act(conversation, { action: 'release' })}>
              {words.release}
            </button>
            <button type="button" class="danger" onClick={() => setAsksToDisconnect(true)}>
              {words.disconnect}
            </button>
          </>
        )}
      </header>

      <Transcript messages={conversation.messages} guestName={name} isTyping={isTyping} />

      {problem && (
        <p class="problem" role="alert">
          {problem}
        </p>
      )}
      {isMine && (
        <ReplyBox
          onTyping={() => act(conversation, { action: 'typing' })}
          onSend={(reply) => act(conversation, { action: 'say', ...reply })}
          onUpload={(file) => upload(conversation, file)}
          onProblem={onProblem}
        />
      )}
      {!isOpen && <p class="note">{words.ended}</p>}
      {isOpen && conversation.agent === null && (
        <p class="note">{conversation.handedOver ? words.handedOver : words.botAnswers}</p>
      )}

      {asksToDisconnect && (
        <DisconnectQuestion
          onAnswer={(answer) => {
            setAsksToDisconnect(false);
            if (answer === 'disconnect') void act(conversation, { action: 'disconnect' });
          }}
        />
      )}
    </main>
  );
}

interface TranscriptProps {
  messages: readonly DeskMessage[];
  guestName: string;
  isTyping: boolean;
}

function Transcript({ messages, guestName, isTyping }: TranscriptProps) {
  const list = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  const height = useRef(0);
  const newest = messages.at(-1)?.id;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is new below scrolls to the bottom, nothing else does.
  useLayoutEffect(() => {
    if (list.current) list.current.scrollTop = list.current.scrollHeight;
    isAtEnd.current = true;
  }, [newest, isTyping]);
  useEffect(() => {
    const element = list.current;
    if (!element) return;
    // What is being written grows below, and must not push away what it answers.
    const resized = new ResizeObserver(() => {
      height.current = element.clientHeight;
      if (isAtEnd.current) element.scrollTop = element.scrollHeight;
    });
    resized.observe(element);
    return () => resized.disconnect();
  }, []);

  return (
    <div
      class="transcript"
      ref={list}
      role="log"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a keyboard must be able to scroll it.
      tabIndex={0}
      aria-label={words.transcript}
      onScroll={({ currentTarget: { scrollTop, scrollHeight, clientHeight } }) => {
        // Told of late, when it has become smaller already: that is nobody's scrolling.
        if (clientHeight !== height.current) return;
        isAtEnd.current = scrollHeight - scrollTop - clientHeight < NEAR_END;
      }}
    >
      {messages.map(({ id, from, name, text, quickReplies, parts, time }) => (
        <div key={id} class={`message ${from}`}>
          <p class="by">
            {from === 'guest' ? guestName : name} · <time dateTime={time}>{clockTime(time)}</time>
          </p>
          {text && (
            <p class="text" dir="auto">
              {text}
            </p>
          )}
          <MessageParts parts={parts} />
          {quickReplies.length > 0 && (
            <ul class="quick" aria-label={words.quickReplies}>
              {quickReplies.map((reply) => (
                <li key={reply}>{reply}</li>
              ))}
            </ul>
          )}
        </div>
      ))}
      {isTyping && (
        <p class="typing">
          {guestName} {words.typing}
        </p>
      )}
    </div>
  );
}

/** In px: nobody scrolls to the very end. */
const NEAR_END = 40;
