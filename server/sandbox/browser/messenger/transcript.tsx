import { useLayoutEffect, useRef } from 'preact/hooks';
import type { ConversationState, TranscriptMessage } from '../frames/bridge-messages.ts';
import type { VisitorAnswer } from '../messaging/answers.ts';
import { AttachedFile, Cards, QuickReplies } from './message-parts.tsx';
import { MarkdownText } from './message-text.tsx';
import { PickerView } from './picker.tsx';
import { words } from './words.ts';

interface TranscriptProps {
  botName: string;
  drawsMarkdown: boolean;
  state: ConversationState;
  onEarlier: () => void;
  onAnswer: (answer: VisitorAnswer) => void;
}

/** What was said, newest at the bottom and in view; a screen reader hears what is added. */
export function Transcript({ botName, drawsMarkdown, state, onEarlier, onAnswer }: TranscriptProps) {
  const { phase, messages, typing, hasEarlier } = state;
  const list = useRef<HTMLDivElement>(null);
  const last = messages.at(-1);
  const newest = last?.id;
  const canReply = phase === 'online' && !typing;
  const answered = new Set(
    messages.map(({ answer, delivery }) => (delivery === 'failed' ? undefined : answer?.to)),
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is new below scrolls to the bottom, nothing else does.
  useLayoutEffect(() => {
    if (list.current) list.current.scrollTop = list.current.scrollHeight;
  }, [newest, typing, phase, state.uploads.length]);

  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a keyboard must be able to scroll it.
    <div class="transcript" ref={list} tabIndex={0} role="log" aria-label={words.conversation}>
      {hasEarlier && (
        <button type="button" class="earlier" onClick={onEarlier}>
          {words.earlier}
        </button>
      )}
      {messages.map((message, index) => (
        <Message
          key={message.id}
          message={message}
          author={message.from === 'visitor' ? words.you : (message.name ?? botName)}
          isMarkdown={drawsMarkdown && message.from !== 'visitor'}
          follows={messages[index - 1]?.from === message.from}
          canPress={canReply && message === last}
          picker={answered.has(message.id) ? 'answered' : phase === 'online' ? 'open' : 'waiting'}
          onAnswer={onAnswer}
        />
      ))}
      {canReply && last && last.quickReplies.length > 0 && (
        <QuickReplies
          replies={last.quickReplies}
          onReply={(reply) => onAnswer({ type: 'quickReply', ...reply })}
        />
      )}
      {typing && (
        <p class="typing" aria-label={words.typing(botName)} role="img">
          <span />
          <span />
          <span />
        </p>
      )}
    </div>
  );
}

interface MessageProps {
  message: TranscriptMessage;
  author: string;
  isMarkdown: boolean;
  /** Whether the message before is by the same side. */
  follows: boolean;
  /** Whether its cards' buttons answer: those of the newest message do. */
  canPress: boolean;
  /** How its picker or form stands: it can be answered as long as it has not been. */
  picker: 'open' | 'waiting' | 'answered';
  onAnswer: (answer: VisitorAnswer) => void;
}

function Message(props: MessageProps) {
  const { message, author, isMarkdown, follows, canPress, picker: standing, onAnswer } = props;
  const { id, from, time, delivery, cards, attachments, picker, answer } = message;
  const text = message.text || answer?.text;
  return (
    <div class={`message ${from} ${delivery}${follows ? ' follows' : ''}`}>
      <span class="unseen">{author}: </span>
      {text && isMarkdown && <MarkdownText source={text} />}
      {text && !isMarkdown && (
        <p class="text" dir="auto">
          {text}
        </p>
      )}
      {attachments.map((attachment) => (
        <AttachedFile key={attachment.id} attachment={attachment} />
      ))}
      {cards.length > 0 && (
        <Cards
          cards={cards}
          disabled={!canPress}
          onReply={({ text, payload }) => onAnswer({ type: 'card', text, payload })}
        />
      )}
      {picker && <PickerView picker={picker} messageId={id} standing={standing} onAnswer={onAnswer} />}
      <p class="meta">
        {words.delivery[delivery] || (
          <time dateTime={time} dir="auto">
            {clockTime(time)}
          </time>
        )}
      </p>
    </div>
  );
}

function clockTime(time: string): string {
  const locale = document.documentElement.lang || undefined;
  return new Date(time).toLocaleTimeString(locale, { hour: '2-digit', minute: '2-digit' });
}
