import { useState } from 'preact/hooks';
import type { CobrowseScreen, ScreenWish } from '../frames/screens.ts';
import { ScreenHeader } from './screen-header.tsx';
import { words } from './words.ts';

interface CobrowseViewProps {
  cobrowse: CobrowseScreen;
  onHome: (() => void) | undefined;
  onWish: (wish: ScreenWish) => void;
  onClose: () => void;
}

/** For the code that an agent has spoken on the telephone; while the page is shared, the way to stop it. */
export function CobrowseView({ cobrowse: { isOn, wasRefused }, onHome, onWish, onClose }: CobrowseViewProps) {
  return (
    <section class="messenger" aria-label={words.ways.cobrowse}>
      <ScreenHeader title={words.ways.cobrowse} onHome={onHome} onClose={onClose} />
      <div class="screen">
        {isOn ? (
          <>
            <p role="status">{words.sharing}</p>
            <button
              type="button"
              class="way"
              data-first-focus
              onClick={() => onWish({ type: 'stopSharing' })}
            >
              {words.stopSharing}
            </button>
          </>
        ) : (
          <CodeForm wasRefused={wasRefused} onShare={(joinCode) => onWish({ type: 'share', joinCode })} />
        )}
      </div>
    </section>
  );
}

function CodeForm({ wasRefused, onShare }: { wasRefused: boolean; onShare: (joinCode: string) => void }) {
  const [code, setCode] = useState('');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (code.trim() !== '') onShare(code.trim());
      }}
    >
      <p>{words.codeQuestion}</p>
      <div class="asked">
        <input
          value={code}
          autocomplete="off"
          aria-label={words.code}
          aria-invalid={wasRefused}
          data-first-focus
          onInput={({ currentTarget }) => setCode(currentTarget.value)}
        />
        <button type="submit" class="way">
          {words.share}
        </button>
      </div>
      {wasRefused && (
        <p class="problem" role="alert">
          {words.codeRefused}
        </p>
      )}
    </form>
  );
}
