import { useRef, useState } from 'preact/hooks';
import type { Upload } from '../frames/bridge-messages.ts';
import { AttachIcon, SendIcon } from './icons.tsx';
import { Uploads } from './uploads.tsx';
import { words } from './words.ts';

interface ComposerProps {
  uploads: readonly Upload[];
  attachable: readonly string[] | undefined;
  onSend: (text: string) => void;
  onTyping: () => void;
  onAttach: (files: readonly File[]) => void;
  onDetach: (id: string) => void;
}

/** The text box: Enter sends, Shift and Enter makes a new line, and Enter that ends a composition does neither. */
export function Composer({ uploads, attachable, onSend, onTyping, onAttach, onDetach }: ComposerProps) {
  const [text, setText] = useState('');
  const box = useRef<HTMLTextAreaElement>(null);
  const hasFiles = uploads.some(({ state }) => state === 'uploaded');
  const waits = uploads.some(({ state }) => state === 'uploading');
  const nothingToSend = waits || (text.trim() === '' && !hasFiles);

  function send(event: Event): void {
    event.preventDefault();
    if (nothingToSend) return;
    onSend(text.trim());
    setText('');
    box.current?.focus();
  }

  function attach(files: FileList | null | undefined): void {
    if (attachable && files?.length) onAttach(Array.from(files));
  }

  return (
    <form class="composer" onSubmit={send}>
      <Uploads
        uploads={uploads}
        onRemove={(id) => {
          onDetach(id);
          box.current?.focus();
        }}
      />
      <div class="line">
        {attachable && <FilePicker accept={attachable} onPick={attach} />}
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
          onPaste={({ clipboardData }) => attach(clipboardData?.files)}
        />
        <button type="submit" class="send" aria-label={words.send} aria-disabled={nothingToSend}>
          <SendIcon />
        </button>
      </div>
    </form>
  );
}

/** A button of ours in front of the browser's own file input, which nobody can make look like anything. */
function FilePicker({
  accept,
  onPick,
}: {
  accept: readonly string[];
  onPick: (files: FileList | null) => void;
}) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        accept={accept.join(',')}
        onChange={({ currentTarget }) => {
          onPick(currentTarget.files);
          // Else picking the same file again would change nothing, and nobody would be told.
          currentTarget.value = '';
        }}
      />
      <button type="button" class="attach" aria-label={words.attach} onClick={() => input.current?.click()}>
        <AttachIcon />
      </button>
    </>
  );
}
