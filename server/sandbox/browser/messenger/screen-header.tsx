import { CloseIcon, HomeIcon } from './icons.tsx';
import { words } from './words.ts';

interface ScreenHeaderProps {
  title: string;
  /** Nothing: there is no home screen, or this is it. */
  onHome: (() => void) | undefined;
  onClose: () => void;
}

/** The head of every screen that is no conversation. */
export function ScreenHeader({ title, onHome, onClose }: ScreenHeaderProps) {
  return (
    <header>
      {onHome && <HomeButton onHome={onHome} />}
      <div class="who">
        <h1>{title}</h1>
      </div>
      <button type="button" class="icon" aria-label={words.close} onClick={onClose}>
        <CloseIcon />
      </button>
    </header>
  );
}

export function HomeButton({ onHome }: { onHome: () => void }) {
  return (
    <button type="button" class="icon" aria-label={words.home} onClick={onHome}>
      <HomeIcon />
    </button>
  );
}
