/** How long a page may take before the browser is left to load it, in ms. */
const PATIENCE = 5_000;

let newest = 0;

/**
 * Follows links within the shop without loading a page, so that a running chat goes on. Calls `onShown` for every page that
 * is shown so. Whatever is no page of this shop in this language, the browser loads as it always does.
 */
export function keepPages(onShown: () => void): void {
  let shown = pathOf(location.href);
  const show = async (address: string, arrive: () => void): Promise<void> => {
    const turn = ++newest;
    const page = await fetchPage(address).catch(() => undefined);
    if (turn !== newest) return;
    if (!page || !isOfThisShop(page)) return location.assign(address);
    arrive();
    shown = pathOf(location.href);
    swap(page);
    onShown();
  };

  document.addEventListener('click', (event) => {
    const link = linkIn(event);
    if (!link || pathOf(link.href) === shown) return;
    event.preventDefault();
    const { href, hash } = link;
    void show(href, () => {
      history.replaceState({ scrolled: scrollY }, '');
      history.pushState(null, '', href);
    }).then(() => look(hash));
  });
  addEventListener('popstate', ({ state }) => {
    if (pathOf(location.href) === shown) return;
    void show(location.href, () => {}).then(() =>
      scrollTo({ top: Number(state?.scrolled ?? 0), behavior: 'instant' }),
    );
  });
}

/** A link that this page may follow by itself. Those to another language change more than `<main>`. */
function linkIn(event: MouseEvent): HTMLAnchorElement | undefined {
  const isPlain = event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
  if (!isPlain || event.defaultPrevented || !(event.target instanceof Element)) return undefined;
  const link = event.target.closest('a');
  if (!link || link.target || link.hasAttribute('download') || link.hreflang) return undefined;
  return link.origin === location.origin ? link : undefined;
}

/** By the one parser of markup that a page with Trusted Types may use without a policy: nothing in it runs. */
function fetchPage(address: string): Promise<Document | null> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('GET', address);
    request.responseType = 'document';
    request.timeout = PATIENCE;
    request.onload = () => resolve(request.status === 200 ? request.responseXML : null);
    request.onerror = request.ontimeout = () => reject(new Error(`The page ${address} did not come.`));
    request.send();
  });
}

function isOfThisShop(page: Document): boolean {
  return (
    page.documentElement.lang === document.documentElement.lang &&
    parts.every((part) => page.querySelector(part))
  );
}

/** What the shop draws. All else in the page stays: the chat's own elements above all. */
const parts = ['.masthead', 'main', 'footer'];

function swap(page: Document): void {
  for (const part of parts) {
    const next = page.querySelector(part);
    if (next) document.querySelector(part)?.replaceWith(document.adoptNode(next));
  }
  document.title = page.title;
}

/** As after a page that was loaded: at its top, or at what the address names, and a screen reader reads where one is. */
function look(hash: string): void {
  const named = hash ? document.getElementById(hash.slice(1)) : null;
  const heading = (named ?? document).querySelector<HTMLElement>('h1, h2');
  if (heading) {
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  }
  if (named) named.scrollIntoView({ behavior: 'instant' });
  else scrollTo({ top: 0, behavior: 'instant' });
}

const pathOf = (address: string): string => address.replace(/#.*/, '');
