import { copyButton } from '../site/copy.ts';
import { root } from '../site/root.ts';
import { showHealth } from './health.ts';

const loader = new URL('loader.js', root).href;
const place = document.querySelector('#tag');
const code = place?.querySelector('code');

/** Where the companion serves several sites, the tag has to name one. */
function writeTag(attributes: string): void {
  code?.replaceChildren(`<script async src="${loader}"${attributes}></script>`);
}

writeTag('');
document.querySelector('#by-hand')?.remove();
place?.append(copyButton(() => code?.textContent ?? '', 'the tag'));
void showHealth({
  several() {
    writeTag('\n  data-deployment-id="…"');
    document.querySelector('#several')?.removeAttribute('hidden');
  },
});
