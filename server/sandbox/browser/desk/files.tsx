import { useRef } from 'preact/hooks';
import type { ContentPart } from './use-desk.ts';
import { words } from './words.ts';

/** A button in front of the browser's own file input, which nobody can make look like anything. */
export function FileButton({ onPick }: { onPick: (file: File) => void }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          if (file) onPick(file);
          // Else picking the same file again would change nothing, and nobody would be told.
          currentTarget.value = '';
        }}
      />
      <button type="button" onClick={() => input.current?.click()}>
        {words.attach}
      </button>
    </>
  );
}

interface FilesToSendProps {
  files: readonly ContentPart[];
  onRemove: (file: ContentPart) => void;
}

/** The files that go with the next message. */
export function FilesToSend({ files, onRemove }: FilesToSendProps) {
  return (
    <ul class="files" aria-label={words.files}>
      {files.map((file) => (
        <li key={file.attachment.id}>
          {file.attachment.filename}
          <button
            type="button"
            aria-label={words.removeFile(file.attachment.filename)}
            onClick={() => onRemove(file)}
          >
            ×
          </button>
        </li>
      ))}
    </ul>
  );
}
