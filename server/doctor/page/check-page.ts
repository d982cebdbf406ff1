import { failed, ok, skipped, warning } from '../finding.ts';
import { NoPage, type NoPageReason } from './fetch-page.ts';
import type { Look, PageScene } from './page-scene.ts';

/** Could the page be fetched, and is it one? */
export function pageItself({ page, asked }: PageScene): Look {
  if (page instanceof NoPage) return noPage(page, asked);
  const { status, headers } = page;
  if (status >= 400) {
    return warning(
      `${page.url} answered ${status} when it was fetched from here.`,
      status === 404
        ? 'Check the address.'
        : `It may be kept for people who have signed in, or from programs. ${LOOK_YOURSELF}`,
    );
  }
  if (!/html/i.test(String(headers['content-type'] ?? 'html'))) {
    return warning(
      `${page.url} is no page: its Content-Type is ${headers['content-type']}.`,
      'Check the address.',
    );
  }
  return page.url === asked.href
    ? ok(`${page.url} came.`)
    : ok(`${asked.href} leads to ${page.url}, which came.`);
}

const LOOK_YOURSELF =
  'Paste the tag here to have that much looked at, and open the page yourself with ?messenger-debug=doctor behind its address.';

function noPage({ reason, origin = '' }: NoPage, url: URL): Look {
  const answers: Record<NoPageReason, () => Look> = {
    scheme: () => failed('Only pages at http: and https: are fetched.', 'Check the address.'),
    'not-listed': () =>
      skipped(
        `Not fetched: this companion looks at pages of its own sites alone, and ${url.origin} is none of them.`,
      ),
    redirect: () => ({
      ...failed(
        origin === ''
          ? `${url.href} leads from one address to another without end, or to none.`
          : `${url.href} leads visitors on to ${origin}, which is none of this companion’s sites.`,
        origin === ''
          ? 'Ask for the address at which visitors arrive in the end.'
          : 'If that site is yours, whoever runs the companion adds exactly this to ALLOWED_ORIGINS:',
      ),
      ...(origin !== '' && { paste: origin }),
      help: 'it-works-on-www-not-on-shop',
    }),
    // One sentence for all that would tell of the network in which the companion stands.
    unreachable: () =>
      warning(
        `${url.href} cannot be fetched from here.`,
        `Check the address. A page that not everybody on the internet may open, and one with a wrong certificate, is not fetched. ${LOOK_YOURSELF}`,
      ),
    'too-slow': () => warning(`${url.href} did not come in time.`, `Ask again. ${LOOK_YOURSELF}`),
    'too-large': () => warning(`${url.href} has more than 2 MB of HTML, which is not read.`, LOOK_YOURSELF),
  };
  return answers[reason]();
}
