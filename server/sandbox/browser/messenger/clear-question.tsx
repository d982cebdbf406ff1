import { useEffect, useRef } from 'preact/hooks';
import { words } from './words.ts';

/** Asks before the conversation is gone for good. A real dialog: focus stays in it, Escape keeps the conversation. */
export function ClearQuestion({ onAnswer }: { onAnswer: (answer: 'clear' | 'keep') => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);

  return (
    <dialog ref={dialog} aria-labelledby="clear-question" onClose={() => onAnswer('keep')}>
      <h2 id="clear-question">{words.clearQuestion}</h2>
      <p>{words.clearWarning}</p>
      <div class="choices">
        <button type="button" onClick={() => dialog.current?.close()}>
          {words.cancel}
        </button>
        <button type="button" class="danger" onClick={() => onAnswer('clear')}>
          {words.clear}
        </button>
      </div>
    </dialog>
  );
}
