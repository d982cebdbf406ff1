import { ChatIcon } from './icons.tsx';
import { words } from './words.ts';

export function LauncherButton({ text, onOpen }: { text: string | undefined; onOpen: () => void }) {
  return (
    <button
      type="button"
      class={text ? 'launcher worded' : 'launcher'}
      aria-label={text ?? words.open}
      data-first-focus
      onClick={onOpen}
    >
      <ChatIcon />
      {text && <span dir="auto">{text}</span>}
    </button>
  );
}
