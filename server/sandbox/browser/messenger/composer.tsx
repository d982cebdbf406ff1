import { useRef, useState } from 'preact/hooks';
import { SendIcon } from './icons.tsx';
import { words } from './words.ts';

interface ComposerProps {
  onSend: (text: string) => void;
  onTyping: () => void;
}

/** The text box: Enter sends, Shift and Enter makes a new line, and Enter that ends a composition does neither. */
export function Composer({ onSend, onTyping }: ComposerProps) {
  const [text, setText] = useState('');
  const box = useRef<HTMLTextAreaElement>(null);
  const isEmpty = text.trim() === '';

  function send(event: Event): void {
    event.preventDefault();
    if (isEmpty) return;
    onSend(text.trim());
    setText('');
    box.current?.focus();
  }

  return (
    <form class="composer" onSubmit={send}>
      <textarea
        ref={box}
        rows={1}
        value={text}
        dir="auto"
        aria-label={words.message}
        placeholder={words.placeholder}
        data-first-focus
        onInput={({ currentTarget }) => {
          setText(currentTarget.value);
          onTyping();
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) send(event);
        }}
      />
      <button type="submit" class="send" aria-label={words.send} aria-disabled={isEmpty}>
        <SendIcon />
      </button>
    </form>
  );
}
