import { copyButton } from '../site/copy.ts';
import { root } from '../site/root.ts';

const tag = `<script async src="${new URL('loader.js', root)}"></script>`;
const place = document.querySelector('#tag');
if (place) {
  place.querySelector('code')?.replaceChildren(tag);
  place.append(copyButton(() => tag, 'the tag'));
}
