import { useEffect, useRef } from 'preact/hooks';
import { words } from './words.ts';

/** Asks before the conversation is over for good. A real dialog: focus stays in it, Escape keeps the conversation. */
export function DisconnectQuestion({ onAnswer }: { onAnswer: (answer: 'disconnect' | 'keep') => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);

  return (
    <dialog ref={dialog} aria-labelledby="disconnect-question" onClose={() => onAnswer('keep')}>
      <h2 id="disconnect-question">{words.disconnectQuestion}</h2>
      <p>{words.disconnectWarning}</p>
      <div class="choices">
        <button type="button" onClick={() => dialog.current?.close()}>
          {words.keep}
        </button>
        <button type="button" class="danger" onClick={() => onAnswer('disconnect')}>
          {words.disconnect}
        </button>
      </div>
    </dialog>
  );
}
