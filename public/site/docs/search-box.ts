import { root } from '../root.ts';
import { type Found, type Searched, search } from './search.ts';

/** What is found is shown below the field as one types, and its number is announced. */
export function openSearch(box: HTMLElement): void {
  const field = box.querySelector('input');
  const status = box.querySelector('[role="status"]');
  const list = box.querySelector('ol');
  if (!field || !status || !list) return;
  let parts: readonly Searched[];

  const show = async () => {
    try {
      ({ parts } = await import('./search-index.js'));
    } catch {
      status.textContent = 'The search could not be fetched. Reload the page to try again.';
      return;
    }
    const query = field.value.trim();
    const found = search(parts, query.length > 1 ? query : '');
    list.hidden = found.length === 0;
    list.replaceChildren(...found.map(itemOf));
    status.textContent = query.length > 1 ? inWords(found.length) : '';
  };
  field.addEventListener('focus', show, { once: true });
  field.addEventListener('input', show);
  box.addEventListener('keydown', (event) => walk(event, { box, field, clear: show }));
  box.querySelector('form')?.addEventListener('submit', (event) => {
    const first = list.querySelector('a');
    // Without anything found the form goes its way: to the index, with the words in the field.
    if (!first) return;
    event.preventDefault();
    first.click();
  });
  document.addEventListener('keydown', (event) => {
    const isWriting = event.target instanceof HTMLElement && event.target.closest('input, textarea, select');
    if (event.key !== '/' || isWriting || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    field.focus();
  });
  box.hidden = false;

  const asked = new URLSearchParams(location.search).get('q');
  if (asked) {
    field.value = asked;
    void show();
  }
}

interface Walk {
  readonly box: HTMLElement;
  readonly field: HTMLInputElement;
  readonly clear: () => unknown;
}

/** Arrows go through the field and what was found; Escape leads back to an empty field. */
function walk(event: KeyboardEvent, { box, field, clear }: Walk): void {
  if (event.key === 'Escape') {
    field.value = '';
    clear();
    field.focus();
    return;
  }
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const stops = [field, ...box.querySelectorAll<HTMLElement>('ol a')];
  const at = stops.findIndex((stop) => stop.matches(':focus'));
  const next = stops[at + (event.key === 'ArrowDown' ? 1 : -1)];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

function itemOf({ part, excerpt }: Found): HTMLElement {
  const item = document.createElement('li');
  const link = document.createElement('a');
  link.href = new URL(part.address, root).href;
  const where = document.createElement('strong');
  where.textContent = part.heading === part.page ? part.page : `${part.page}: ${part.heading}`;
  const text = document.createElement('span');
  text.append(
    ...excerpt.map((piece) => {
      if (!piece.isMatch) return piece.text;
      const mark = document.createElement('mark');
      mark.textContent = piece.text;
      return mark;
    }),
  );
  link.append(where, ' ', text);
  item.append(link);
  return item;
}

function inWords(count: number): string {
  if (count === 0) return 'Nothing found. Fewer words find more.';
  return count === 1 ? '1 place' : `${count} places`;
}
