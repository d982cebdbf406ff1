import { ChatIcon, CloseIcon } from './icons.tsx';
import { words } from './words.ts';

interface LauncherButtonProps {
  window: 'open' | 'closed';
  onPress: () => void;
}

/** Opens the window and, once it is open, makes it small. */
export function LauncherButton({ window, onPress }: LauncherButtonProps) {
  const isOpen = window === 'open';
  return (
    <button
      type="button"
      class="launcher"
      aria-label={isOpen ? words.minimise : words.open}
      aria-expanded={isOpen}
      data-first-focus
      onClick={onPress}
    >
      {isOpen ? <CloseIcon size={34} /> : <ChatIcon />}
    </button>
  );
}
