import type { Page } from './page.ts';

/** Draws the launcher where the rules of the site let it be, and looks at them again at every client-side navigation. */
export function placeByRules(page: Page): void {
  const { raw, signal } = page;
  const place = () => {
    page.isAway = !belongsHere(location.pathname, raw.showOn || '*', raw.hideOn);
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
