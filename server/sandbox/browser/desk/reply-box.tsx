import { useEffect, useRef, useState } from 'preact/hooks';
import { words } from './words.ts';

interface Reply {
  text: string;
  quickReplies?: string[];
}

interface ReplyBoxProps {
  onSend: (reply: Reply) => void;
  onTyping: () => void;
}

/** In ms: "Typing at most every 5 s" (genesys.md 4.6, CONFIRMED). */
const TYPING_EVERY = 5000;

/** The text box, with quick replies below it: Enter sends, Shift and Enter makes a new line. */
export function ReplyBox({ onSend, onTyping }: ReplyBoxProps) {
  const [text, setText] = useState('');
  const [choices, setChoices] = useState('');
  const box = useRef<HTMLTextAreaElement>(null);
  const typedAt = useRef(Number.NEGATIVE_INFINITY);
  useEffect(() => box.current?.focus(), []);

  function send(event: Event): void {
    event.preventDefault();
    if (text.trim() === '') return;
    const quickReplies = choices.split(',').flatMap((choice) => choice.trim() || []);
    onSend({ text: text.trim(), ...(quickReplies.length > 0 && { quickReplies }) });
    setText('');
    setChoices('');
    typedAt.current = Number.NEGATIVE_INFINITY;
    box.current?.focus();
  }

  function typed(value: string): void {
    setText(value);
    if (performance.now() - typedAt.current < TYPING_EVERY) return;
    typedAt.current = performance.now();
    onTyping();
  }

  return (
    <form class="reply" onSubmit={send}>
      <textarea
        ref={box}
        rows={2}
        value={text}
        maxLength={4000}
        dir="auto"
        aria-label={words.message}
        placeholder={words.placeholder}
        onInput={({ currentTarget }) => typed(currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) send(event);
        }}
      />
      <input
        value={choices}
        dir="auto"
        aria-label={words.quickRepliesHint}
        placeholder={words.quickRepliesHint}
        onInput={({ currentTarget }) => setChoices(currentTarget.value)}
      />
      <button type="submit" class="primary" aria-disabled={text.trim() === ''}>
        {words.send}
      </button>
    </form>
  );
}
