import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { type Choices, fromFragment, toFragment } from './choices.ts';

/** Changes the choices; `field` names what was edited. */
export type Choose = (next: Choices, field: string) => void;

/**
 * The choices, and the page's address with them in it. Each field that is edited is one step for Back, however many keys were
 * pressed in it.
 */
export function useChoices(): [Choices, Choose] {
  const [choices, setChoices] = useState(() => fromFragment(location.hash));
  const now = useRef(choices);
  const edited = useRef('');
  const later = useRef<ReturnType<typeof setTimeout>>(undefined);

  const take = useCallback((next: Choices) => {
    now.current = next;
    setChoices(next);
  }, []);

  const choose = useCallback<Choose>(
    (next, field) => {
      clearTimeout(later.current);
      if (field === edited.current) {
        // Browsers refuse a page that writes its address at every key.
        later.current = setTimeout(
          () => history.replaceState(null, '', addressOf(now.current)),
          WRITE_AFTER_MS,
        );
      } else {
        // What the field before still had to write belongs to its own step.
        if (edited.current) history.replaceState(null, '', addressOf(now.current));
        history.pushState(null, '', addressOf(next));
      }
      edited.current = field;
      take(next);
    },
    [take],
  );

  useEffect(() => {
    const read = () => {
      clearTimeout(later.current);
      edited.current = '';
      // A link within the page, such as the one that skips to the content, is no set of choices.
      if (document.getElementById(location.hash.slice(1)))
        return history.replaceState(null, '', addressOf(now.current));
      take(fromFragment(location.hash));
    };
    addEventListener('popstate', read);
    return () => removeEventListener('popstate', read);
  }, [take]);

  return [choices, choose];
}

const WRITE_AFTER_MS = 300;

/** Of this page with the choices, relative, as `history` takes it; without choices it has no `#`. */
function addressOf(choices: Choices): string {
  const fragment = toFragment(choices);
  return fragment ? `#${fragment}` : location.pathname;
}
