import { install } from './install.ts';
import { readTag } from './tag.ts';
import { tell } from './tell.ts';

const tag = readTag();
if (window.MessengerTag?.version) tell({ code: 'already-installed', retryable: false, detail: tag.url.href });
else install(tag, (file) => import(new URL(`loader/__PARTS__/${file}`, tag.url) as unknown as string));
