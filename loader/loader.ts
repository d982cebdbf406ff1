import { dispatchProblem } from './dispatch-problem.ts';
import { install } from './install.ts';
import { fetchPartsOf } from './parts.ts';
import { readTag } from './tag.ts';

const tag = readTag();
if (!window.MessengerTag?.version) install(tag, fetchPartsOf(tag));
// Once the page has loaded, it is a router of the site's that runs the same tag anew at each of its pages.
else if (document.readyState !== 'complete')
  dispatchProblem({ code: 'already-installed', retryable: false, detail: tag.script?.src as string });
