import type { Page } from '@playwright/test';
import type { Site } from '../pages.ts';

/** What a symptom is made with. */
export interface Bench {
  readonly page: Page;
  readonly site: Site;
  /** Below the companion that lets in the site. */
  readonly loader: string;
  /** Sets the sandbox. */
  control(settings: object): Promise<void>;
  /** A companion with another list of origins, whose doctor is then asked; answers the address of its loader. */
  companionFor(origins: string): Promise<string>;
}

interface Cause {
  /** What the doctor says: it stands in bold below the symptom's heading in `public/docs/troubleshooting.md`. */
  readonly line: string;
  /** Which doctor says it: the page `/doctor`, or the panel in the site's page. */
  readonly by: 'page' | 'panel';
  /** Makes it so; answers the HTML of the site's page. */
  make(bench: Bench): Promise<Made> | Made;
}

type Made = string | { readonly html: string; readonly headers?: Record<string, string> };

const tag = (src: string, more = '') => `<script async src="${src}" ${more}></script>`;

/** THE table of symptoms: each heading of the page, and for each line of the doctor's there how it comes about. */
export const symptoms: Readonly<Record<string, readonly Cause[]>> = {
  'Nothing shows at all': [
    { line: 'The page’s HTML has no tag.', by: 'page', make: () => '<h1>A shop</h1>' },
    { line: 'in a comment', by: 'page', make: ({ loader }) => `<!-- ${tag(loader)} -->` },
    {
      line: 'may add it while the page runs',
      by: 'page',
      make: () => '<script async src="https://www.googletagmanager.com/gtm.js?id=GTM-ABC1234"></script>',
    },
    {
      line: 'there is no loader',
      by: 'page',
      make: ({ loader }) => tag(loader.replace('loader.js', 'chat/loader.js')),
    },
    {
      line: 'script-src keeps out',
      by: 'page',
      make: ({ loader }) => ({
        html: tag(loader),
        headers: { 'content-security-policy': "script-src 'self'" },
      }),
    },
    {
      line: 'wants no launcher of ours',
      by: 'page',
      make: ({ loader }) => tag(loader, 'data-launcher="none"'),
    },
  ],
  'It shows in the editor, not on the page': [
    {
      line: 'as a text that people read',
      by: 'page',
      make: ({ loader }) => `<p>${tag(loader).replaceAll('<', '&lt;').replaceAll('>', '&gt;')}</p>`,
    },
    {
      line: 'are those of a text',
      by: 'page',
      make: ({ loader }) => `<script async src=”${loader}”></script>`,
    },
  ],
  'After an optimiser was installed': [
    {
      line: 'WP Rocket delays the tag',
      by: 'page',
      make: ({ loader }) => `<script type="rocketlazyloadscript" async data-rocket-src="${loader}"></script>`,
    },
    {
      line: 'scripts are joined by Autoptimize',
      by: 'page',
      make: () =>
        '<script defer src="/wp-content/cache/autoptimize/js/autoptimize_19f01d92512e9725c2823ed606e34658.js"></script>',
    },
    {
      line: 'has written the loader’s code itself',
      by: 'page',
      make: async ({ loader, page }) => `<script>${await (await page.request.get(loader)).text()}</script>`,
    },
    {
      line: 'runs the tag in a worker',
      by: 'page',
      make: ({ loader }) => `<script type="text/partytown" src="${loader}"></script>`,
    },
  ],
  'Behind a cookie banner': [
    {
      line: 'Cookiebot holds the tag back',
      by: 'page',
      make: ({ loader }) =>
        `<script type="text/plain" data-cookieconsent="marketing" src="${loader}"></script>`,
    },
    { line: 'has not agreed yet', by: 'panel', make: ({ loader }) => tag(loader, 'data-consent="required"') },
  ],
  'It shows on some pages only': [
    {
      line: 'keeps the launcher from',
      by: 'page',
      make: ({ loader }) => tag(loader, 'data-show-on="/shop/*"'),
    },
  ],
  'Only for me it does not show': [
    {
      line: 'does not answer this browser',
      by: 'panel',
      async make({ loader, page }) {
        // As an extension does that knows the addresses but not the loader's.
        await page.route(/manifest\.json|guest-token/, (route) => route.abort('blockedbyclient'));
        return tag(loader);
      },
    },
    {
      line: 'has hidden it',
      by: 'panel',
      make: ({ loader }) =>
        `<script>window.MessengerTag = function () { (MessengerTag.q = MessengerTag.q || []).push(arguments) }; MessengerTag('hide');</script>${tag(loader)}`,
    },
  ],
  'Something lies over the launcher': [
    {
      line: 'lies over it',
      by: 'panel',
      make: ({ loader }) =>
        `<style>#bar { position: fixed; inset: auto 0 0; height: 120px; z-index: 2147483000; background: teal }</style><div id="bar">Buy now</div>${tag(loader)}`,
    },
  ],
  'The launcher shows, nothing opens': [
    {
      line: 'switched off in Genesys',
      by: 'page',
      async make({ loader, control }) {
        await control({ deploymentStatus: 'Inactive' });
        return tag(loader);
      },
    },
    {
      line: 'Genesys does not let in',
      by: 'page',
      async make({ loader, control }) {
        await control({ deploymentStatus: 'Active', allowedDomains: ['other.example'] });
        return tag(loader);
      },
    },
    {
      line: 'connect-src keeps out',
      by: 'page',
      make: ({ loader }) => ({
        html: tag(loader),
        headers: { 'content-security-policy': "connect-src 'self'" },
      }),
    },
    { line: 'the companion’s is', by: 'page', make: ({ loader }) => tag(loader, 'data-region="usw2"') },
    {
      line: 'of Genesys does not answer this browser',
      by: 'panel',
      async make({ loader, page }) {
        await page.route('**/genesys-bootstrap/**', (route) => route.abort('blockedbyclient'));
        return tag(loader);
      },
    },
  ],
  '403 on OPTIONS, or on guest-token': [
    {
      line: 'a deployment that this companion does not have',
      by: 'page',
      make: ({ loader }) => tag(loader, 'data-deployment-id="11111111-2222-4333-8444-555566667777"'),
    },
    {
      line: 'The companion refuses',
      by: 'panel',
      async make({ companionFor }) {
        return tag(await companionFor('https://www.shop.example'));
      },
    },
  ],
  'It works on www, not on shop': [
    {
      line: 'to browsers that is another origin',
      by: 'page',
      async make({ companionFor, site }) {
        return tag(await companionFor(site.origin.replace('//', '//www.')));
      },
    },
  ],
  'The tag is there twice': [
    { line: 'has the tag 2 times', by: 'page', make: ({ loader }) => tag(loader) + tag(loader) },
    {
      line: 'Genesys’s own snippet is in the page',
      by: 'page',
      make: ({ loader }) =>
        `${tag(loader)}<script>(function () {})(window, 'Genesys', 'https://apps.mypurecloud.ie/genesys-bootstrap/genesys.min.js')</script>`,
    },
  ],
  'It speaks the wrong language': [
    { line: 'there are no words', by: 'page', make: ({ loader }) => tag(loader, 'data-locale="sv"') },
  ],
  'An option does nothing': [
    {
      line: 'There is no option data-colour',
      by: 'page',
      make: ({ loader }) => tag(loader, 'data-colour="teal"'),
    },
    { line: 'cannot be', by: 'page', make: ({ loader }) => tag(loader, 'data-load="soon"') },
  ],
  'Every page begins a new conversation': [
    {
      line: 'lets the page keep nothing',
      by: 'panel',
      async make({ loader, page }) {
        await page.addInitScript(() => {
          const refuse = () => {
            throw new DOMException('The operation is insecure.', 'SecurityError');
          };
          Object.defineProperty(window, 'localStorage', { get: refuse });
        });
        return tag(loader);
      },
    },
  ],
  'A new version does not arrive': [
    {
      line: 'names the loader 0.0.1',
      by: 'page',
      make: ({ loader }) => tag(loader.replace('loader.js', 'loader/0.0.1/loader.js')),
    },
    {
      line: 'browsers refuse the file',
      by: 'page',
      make: ({ loader }) => tag(loader, 'crossorigin integrity="sha384-AAAA"'),
    },
    {
      line: 'stands between this page and the network',
      by: 'panel',
      async make({ loader, page, site }) {
        site.put('/worker.js', {
          html: 'self.onactivate = (event) => event.waitUntil(clients.claim())',
          headers: { 'content-type': 'text/javascript' },
        });
        await page.goto(site.put('/before', '<p>'));
        await page.evaluate(async () => {
          await navigator.serviceWorker.register('/worker.js');
          await navigator.serviceWorker.ready;
        });
        return tag(loader);
      },
    },
  ],
};
