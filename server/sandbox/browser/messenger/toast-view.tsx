import type { FromFrame, Toast } from '../frames/bridge-messages.ts';
import { RemoveIcon } from './icons.tsx';
import { words } from './words.ts';

interface ToastViewProps {
  toast: Toast;
  tellPage: (message: FromFrame) => void;
}

export function ToastView({ toast, tellPage }: ToastViewProps) {
  return (
    <section class="toast" aria-label={toast.title}>
      <div role="alert">
        <h1 dir="auto">{toast.title}</h1>
        <p dir="auto">{toast.body}</p>
      </div>
      <button
        type="button"
        class="icon"
        aria-label={words.dismiss}
        onClick={() => tellPage({ type: 'close' })}
      >
        <RemoveIcon />
      </button>
      <div class="choices">
        {toast.primary && (
          <button type="button" class="way" onClick={() => tellPage({ type: 'accept' })}>
            {toast.primary}
          </button>
        )}
        {toast.secondary && (
          <button type="button" onClick={() => tellPage({ type: 'decline' })}>
            {toast.secondary}
          </button>
        )}
      </div>
    </section>
  );
}
