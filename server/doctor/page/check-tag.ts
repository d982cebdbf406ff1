import { type Finding, failed, ok, skipped, warning } from '../finding.ts';
import { NoPage } from './fetch-page.ts';
import type { Look, PageScene } from './page-scene.ts';
import type { PageReading } from './read-page.ts';
import { isSwitchedOff } from './rewriters.ts';

/** Is the tag in the page, once? */
export function tagFound(scene: PageScene): Look {
  const { reading, pasted } = scene;
  if (reading === undefined)
    return pasted === undefined ? skipped('There is no page to look for it in.') : tagPasted(pasted);
  const [tag, ...more] = reading.tags;
  if (tag === undefined) return { ...noTag(reading, scene) };
  if (more.length > 0) {
    return {
      ...warning(
        `The page has the tag ${reading.tags.length} times. The first one serves; the others only report already-installed.`,
        'Take the others out: look in the theme, in plugins, in the tag manager and in the page itself.',
      ),
      help: 'the-tag-is-there-twice',
    };
  }
  return ok(`The page has the tag: ${tag.src}`);
}

function tagPasted(pasted: PageReading): Look {
  if (pasted.tags.length > 0) return ok('Only what you pasted was looked at, and it has the tag.');
  return {
    ...failed(
      'What you pasted has no tag.',
      'It must be the whole line, <script async src="…/loader.js"></script>, as the tag builder gives it.',
    ),
    help: 'nothing-shows-at-all',
  };
}

function noTag(reading: PageReading, { pasted, page }: PageScene): Look {
  const { isText, hidden, joinedBy, isInlined, containers } = reading;
  if (isText) {
    return {
      ...failed(
        'The tag is in the page as a text that people read: the editor has taken it for words.',
        'Put it where the site takes code: a block for HTML, the theme, the settings for code in the head, a plugin or a tag manager. In WordPress only who may use unfiltered HTML can put a script into a post.',
      ),
      help: 'it-shows-in-the-editor-not-on-the-page',
    };
  }
  if (hidden !== undefined) {
    const where = {
      comment: 'in a comment (<!-- … -->)',
      noscript: 'within <noscript>',
      template: 'within <template>',
    };
    return {
      ...failed(
        `The tag is ${where[hidden]}, where no browser runs it.`,
        'Take it out of there: it belongs into the head, or before the end of the body, by itself.',
      ),
      help: 'nothing-shows-at-all',
    };
  }
  if (isInlined) {
    return {
      ...warning(
        'The page has no tag: an optimiser has written the loader’s code itself into the page. It stays as old as it is, and its options may be lost.',
        'Exclude loader.js from being inlined.',
      ),
      help: 'after-an-optimiser-was-installed',
    };
  }
  const [joined] = joinedBy;
  if (joined !== undefined) {
    return {
      ...failed(
        `The page has no tag, and its scripts are joined by ${joined.name}: the tag may be within.`,
        joined.exclusion,
      ),
      help: 'after-an-optimiser-was-installed',
    };
  }
  if (containers.length > 0) {
    return {
      ...warning(
        `The HTML has no tag. Google Tag Manager (${containers.join(', ')}) may add it while the page runs, which is not seen from here.`,
        'In Google Tag Manager, Preview, look whether the tag fires on this page, and whether its version is published. Then open the page with ?messenger-debug=doctor behind its address.',
      ),
      help: 'nothing-shows-at-all',
    };
  }
  const reached =
    pasted !== undefined && pasted.tags.length > 0 ? ' What you pasted has not reached it.' : '';
  return {
    ...failed(
      `The page’s HTML has no tag.${reached}`,
      `Put it into the head of the page, publish the page, and empty the caches of the site and of whatever stands in front of it. Where the site’s own code starts the chat (mount, React, Vue), open the page itself with ?messenger-debug=doctor.${!(page instanceof NoPage) && page.status >= 400 ? ' This was the site’s page for errors.' : ''}`,
    ),
    help: 'nothing-shows-at-all',
  };
}

/** Does a browser take it for the script that it is? */
export function tagUnmangled({ tag, url, page }: PageScene): Look {
  if (tag === undefined) return skipped('There is no tag to look at.');
  const { rewriter, hasTextQuotes, attributes, src } = tag;
  if (hasTextQuotes) {
    return {
      ...failed(
        'The quotes around the address are those of a text (“ ”), so that they are a part of the address.',
        'Write them straight ("), and paste the tag where the site takes code, not into a text.',
      ),
      help: 'it-shows-in-the-editor-not-on-the-page',
    };
  }
  if (rewriter !== undefined) {
    const help =
      rewriter.effect === 'consent' ? 'behind-a-cookie-banner' : 'after-an-optimiser-was-installed';
    const say: (says: string, remedy: string) => Finding = rewriter.effect === 'elsewhere' ? failed : warning;
    return { ...say(rewriter.happens, rewriter.exclusion), help };
  }
  if (isSwitchedOff(attributes)) {
    return {
      ...failed(
        attributes.src === undefined
          ? 'The address of the loader stands in another attribute than src: no browser fetches it until somebody moves it there.'
          : `The tag has the type "${(attributes.type ?? '').slice(0, 60)}", which no browser runs.`,
        'Find out what changes scripts here (an optimiser, a consent tool), and exclude loader.js there.',
      ),
      help: 'after-an-optimiser-was-installed',
    };
  }
  const pageUrl = page instanceof NoPage ? url.href : page.url;
  if (pageUrl.startsWith('https:') && /^http:\/\/(?!localhost\b|127\.|\[::1\])/.test(src)) {
    return {
      ...failed(
        'The page comes by https and its tag names http: browsers refuse that (mixed content).',
        'Write https: in the tag’s address.',
      ),
      help: 'nothing-shows-at-all',
    };
  }
  return ok('Nobody has changed it: browsers run it.');
}

/** Is there a second Messenger in the page? */
export function otherChat({ reading }: PageScene): Look {
  if (reading === undefined) return skipped('There is no page to look at.');
  if (!reading.hasGenesysSnippet) return ok('The HTML has no other Messenger of Genesys.');
  return {
    ...warning(
      'Genesys’s own snippet is in the page as well: it shows a launcher of its own, and asks no consent.',
      'Take it out: the tag does all that it did.',
    ),
    help: 'the-tag-is-there-twice',
  };
}
