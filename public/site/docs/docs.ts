import { copyButton } from '../copy.ts';
import { openSearch } from './search-box.ts';

for (const code of document.querySelectorAll('.prose .code')) {
  const text = code.querySelector('code')?.textContent ?? '';
  code.append(copyButton(() => text, 'this code'));
}

const box = document.querySelector<HTMLElement>('.docs-search');
if (box) openSearch(box);

// Beside the text where there is room, and folded above it where there is none.
const contents = document.querySelector<HTMLDetailsElement>('.docs-contents');
const isBeside = window.matchMedia('(width >= 75rem)');
const fold = () => contents?.toggleAttribute('open', isBeside.matches);
isBeside.addEventListener('change', fold);
fold();
