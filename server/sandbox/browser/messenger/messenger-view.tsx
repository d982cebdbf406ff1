import { useEffect, useState } from 'preact/hooks';
import type { ConversationState, FromFrame, Look } from '../frames/bridge-messages.ts';
import { ClearQuestion } from './clear-question.tsx';
import { Composer } from './composer.tsx';
import { BotIcon, ClearIcon, CloseIcon } from './icons.tsx';
import { HomeButton } from './screen-header.tsx';
import { Transcript } from './transcript.tsx';
import { phaseWords, words } from './words.ts';

interface MessengerViewProps {
  look: Look;
  state: ConversationState;
  tellPage: (message: FromFrame) => void;
  /** Nothing: there is no home screen. */
  onHome: (() => void) | undefined;
}

/** The window: who is there, what was said, and the place to say something. */
export function MessengerView({ look, state, tellPage, onHome }: MessengerViewProps) {
  const [asksToClear, setAsksToClear] = useState(false);
  const { status, notice, way } = phaseWords[state.phase];
  // What a visitor who has signed out had begun to write is not the next one's.
  const hasEnded = way?.wish === 'startNew' || state.phase === 'signedOut';
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new phase may have taken away what had the focus.
  useEffect(keepFocus, [state.phase]);

  return (
    <section class="messenger" aria-label={look.botName}>
      <header>
        {onHome && <HomeButton onHome={onHome} />}
        <span class="avatar">{look.avatarUrl ? <img src={look.avatarUrl} alt="" /> : <BotIcon />}</span>
        <div class="who">
          <h1>{look.botName}</h1>
          <p class={`status ${state.phase}`} role="status">
            {status}
          </p>
        </div>
        {state.canSignIn && (
          <button type="button" class="sign-in" onClick={() => tellPage({ type: 'signIn' })}>
            {words.signIn}
          </button>
        )}
        {state.canClear && (
          <button type="button" class="icon" aria-label={words.clear} onClick={() => setAsksToClear(true)}>
            <ClearIcon />
          </button>
        )}
        <button
          type="button"
          class="icon"
          aria-label={words.close}
          onClick={() => tellPage({ type: 'close' })}
        >
          <CloseIcon />
        </button>
      </header>

      <Transcript
        botName={look.botName}
        drawsMarkdown={look.drawsMarkdown}
        state={state}
        onEarlier={() => tellPage({ type: 'earlier' })}
        onAnswer={(answer) => {
          tellPage({ type: 'answer', answer });
          // What was answered with goes away; the keyboard is wanted in the text box.
          document.querySelector<HTMLElement>('.composer textarea')?.focus();
        }}
      />

      {notice && (
        <div class="notice" role="alert">
          <p dir="auto">{notice}</p>
          {way && (
            <button type="button" class="way" onClick={() => tellPage({ type: way.wish })}>
              {way.label}
            </button>
          )}
        </div>
      )}
      {!hasEnded && (
        <Composer
          uploads={state.uploads}
          attachable={state.attachable}
          onSend={(text) => tellPage({ type: 'send', text })}
          onTyping={() => tellPage({ type: 'typing' })}
          onAttach={(files) => tellPage({ type: 'attach', files })}
          onDetach={(id) => tellPage({ type: 'detach', id })}
        />
      )}

      {asksToClear && (
        <ClearQuestion
          onAnswer={(answer) => {
            setAsksToClear(false);
            if (answer === 'clear') tellPage({ type: 'clear' });
          }}
        />
      )}
    </section>
  );
}

/** What had the focus may be gone: a keyboard goes on where the window asks for something. */
function keepFocus(): void {
  if (!document.hasFocus() || document.activeElement !== document.body) return;
  document.querySelector<HTMLElement>('.notice .way, .composer textarea')?.focus();
}
