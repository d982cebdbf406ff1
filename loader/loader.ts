import { install } from './install.ts';
import { readTag } from './tag.ts';
import { tell } from './tell.ts';

const tag = readTag();
// A browser may keep a failed import for ever, but not under another address.
let attempts = 0;
if (window.MessengerTag?.version) tell({ code: 'already-installed', retryable: false, detail: tag.url });
else
  install(
    tag,
    (name) => import(new URL(`loader/__PARTS__/${name}.js?${attempts++}`, tag.url) as unknown as string),
  );
