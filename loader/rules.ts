import { watchConsent } from './consent-platforms.ts';

import type { Page } from './page.ts';

/**
 * What decides about the launcher before anybody touches it, on sites that have such rules: on which pages it is,
 * and what the site's consent platform says.
 */
export function start(page: Page): void {
  if (page.signal.aborted) return;
  const { showOn, hideOn, consent = '' } = page.options;
  if (showOn || hideOn) placeByRules(page);
  watchConsent(consent, page.signal, (granted) => window.MessengerTag?.('consent', granted));
}

/** The rules are looked at again at every client-side navigation. */
function placeByRules(page: Page): void {
  const { options, signal } = page;
  const place = () => {
    page.isAway = !belongsHere(location.pathname, options.showOn || '*', options.hideOn);
    page.draw();
  };
  place();
  // Not in every browser, whatever the types say.
  if ('navigation' in window) window.navigation.addEventListener('currententrychange', place, { signal });
  else {
    addEventListener('popstate', place, { signal });
    addEventListener('hashchange', place, { signal });
    // `pushState` has no event, and is the page's own: but it is mostly a click that leads to it.
    addEventListener('click', () => setTimeout(place), { signal });
  }
}

/** Whether comma-separated patterns let the launcher be on a path; `*` stands for any text, no pattern for everywhere. */
export function belongsHere(path: string, showOn = '*', hideOn = ''): boolean {
  return matches(path, showOn) && !matches(path, hideOn);
}

function matches(path: string, patterns: string): boolean {
  return patterns
    .split(',')
    .map((pattern) =>
      pattern
        .trim()
        .replace(/[^*\w]/g, '\\$&')
        .replaceAll('*', '.*'),
    )
    .some((source) => source !== '' && new RegExp(`^${source}$`, 's').test(path));
}
