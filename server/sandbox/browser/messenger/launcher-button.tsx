import { ChatIcon, CloseIcon } from './icons.tsx';
import { words } from './words.ts';

interface LauncherButtonProps {
  /** Beside the icon; nothing: the icon alone. */
  text: string | undefined;
  window: 'open' | 'closed';
  onPress: () => void;
}

/** Opens the window and, once it is open, makes it small. */
export function LauncherButton({ text, window, onPress }: LauncherButtonProps) {
  const isOpen = window === 'open';
  return (
    <button
      type="button"
      class={text ? 'launcher worded' : 'launcher'}
      aria-label={nameOf(text, window)}
      aria-expanded={isOpen}
      data-first-focus
      onClick={onPress}
    >
      {isOpen ? <CloseIcon size={34} /> : <ChatIcon />}
      {text && <span dir="auto">{text}</span>}
    </button>
  );
}

/** With what is written on it: who speaks to the browser says what they see. */
function nameOf(text: string | undefined, window: 'open' | 'closed'): string {
  if (window === 'closed') return text ?? words.open;
  return text ? `${words.minimise}: ${text}` : words.minimise;
}
