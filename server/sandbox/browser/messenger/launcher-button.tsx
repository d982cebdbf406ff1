import { ChatIcon } from './icons.tsx';
import { words } from './words.ts';

export function LauncherButton({ onOpen }: { onOpen: () => void }) {
  return (
    <button type="button" class="launcher" aria-label={words.open} data-first-focus onClick={onOpen}>
      <ChatIcon />
    </button>
  );
}
