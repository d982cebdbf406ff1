import type { Upload } from '../frames/bridge-messages.ts';
import { FileIcon, RemoveIcon } from './icons.tsx';
import { uploadProblem, words } from './words.ts';

interface UploadsProps {
  uploads: readonly Upload[];
  onRemove: (id: string) => void;
}

/** The files that go with the next message: how far each has come, or why it cannot go. */
export function Uploads({ uploads, onRemove }: UploadsProps) {
  return (
    <ul class="uploads" aria-label={words.uploads} aria-live="polite">
      {uploads.map(({ id, name, state, percentage, errorCode }) => (
        <li key={id} class={state}>
          <FileIcon />
          <div class="file">
            <span class="name" dir="auto">
              {name}
            </span>
            {state === 'uploading' && (
              <progress max={100} value={percentage} aria-label={words.uploading(name)} />
            )}
            {state === 'failed' && (
              <span class="problem" dir="auto">
                {uploadProblem(errorCode)}
              </span>
            )}
          </div>
          <button type="button" aria-label={words.remove(name)} onClick={() => onRemove(id)}>
            <RemoveIcon />
          </button>
        </li>
      ))}
    </ul>
  );
}
