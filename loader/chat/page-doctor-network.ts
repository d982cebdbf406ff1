import { type BrowserScene, failed, type Look, ok, skipped, warning } from './page-doctor-look.ts';
import { endpointAt } from './settings.ts';

/** For one answer, in ms. */
const PATIENCE = 5_000;

const PRIVATE_WINDOW =
  'Try a private window without extensions, then another network: an extension or a filter of this network may block it.';

/** Does this browser reach the companion? Its manifest may be read by every page. */
export async function companionAnswers({ companion, violations, known }: BrowserScene): Promise<Look> {
  const manifest = await ask(new URL('loader/manifest.json', companion).href, {});
  if (manifest instanceof Response && manifest.ok) {
    const { pinned } = (await manifest.json()) as { pinned?: unknown };
    const [version = 'of an unknown version'] = /\d[\w.-]*/.exec(String(pinned)) ?? [];
    return ok(`It answers, and is ${version}.`);
  }
  if (manifest instanceof Response) {
    return failed(
      `It answered ${manifest.status} in the place of its list of files.`,
      'Whoever runs the companion looks at what stands in front of it: all below /loader/ has to be passed on.',
    );
  }
  const { origin } = new URL(companion);
  if (!navigator.onLine) return skipped('This browser is offline.');
  return violations.some(({ blocked }) => blocked === origin)
    ? failed('The page’s policy blocks it.', 'Add it to the policy’s connect-src and script-src:', origin)
    : failed(
        `${origin} does not answer this browser.`,
        known.scriptUrl ? PRIVATE_WINDOW : `${PRIVATE_WINDOW} Is the companion running?`,
      );
}

/**
 * Does the companion hand out sessions to this page? It is sent what it refuses: an allowed origin may read the refusal, and any
 * other may not. So nobody becomes a guest.
 */
export async function letsInPage({ companion, page }: BrowserScene): Promise<Look> {
  const endpoint = endpointAt((page.raw.tokenEndpoint || 'api/guest-token') as 'none', companion);
  if (endpoint === '') return skipped('The tag wants no guest sessions.');
  const answer = await ask(endpoint, { method: 'POST', body: '{"doctor":true}' });
  if (answer instanceof Response) {
    return answer.status === 400
      ? ok(`${location.origin} is let in.`)
      : warning(`The companion answered ${answer.status}.`, 'Whoever runs it finds the reason in its log.');
  }
  if (!navigator.onLine) return skipped('This browser is offline.');
  return failed(
    `The companion refuses ${location.origin} (403), or did not answer.`,
    'Whoever runs the companion adds exactly this to ALLOWED_ORIGINS:',
    location.origin,
  );
}

/** Does this browser reach Genesys? Not asked before the visitor has agreed: it would tell Genesys that they are here. */
export async function genesysReached({ known, page, violations }: BrowserScene): Promise<Look> {
  const { scriptUrl } = known;
  if (!scriptUrl) return skipped('Its address is known only once the chat has been asked for.');
  if (page.isHeld) return skipped('Not asked before consent.');
  const { origin } = new URL(scriptUrl);
  if (violations.some(({ blocked }) => blocked === origin)) {
    return failed(
      'The page’s policy blocks it.',
      'Add it to the policy’s script-src, connect-src and frame-src:',
      origin,
    );
  }
  const answer = await ask(scriptUrl, { mode: 'no-cors', method: 'HEAD' });
  if (answer instanceof Response) return ok(`${origin} answers this browser.`);
  if (!navigator.onLine) return skipped('This browser is offline.');
  return failed(`${origin} of Genesys does not answer this browser.`, PRIVATE_WINDOW);
}

/** What has the page's policy blocked, of what the chat needs? */
export function policy({ violations, companion, known }: BrowserScene): Look {
  const ours = [companion, known.scriptUrl].flatMap((url) => (url ? [new URL(url).origin] : []));
  const region = known.region ?? 'a region of Genesys';
  const blocked = violations.filter(
    ({ blocked, directive }) =>
      ours.includes(blocked) || blocked.endsWith(`.${region}`) || /trusted-types/.test(directive),
  );
  if (blocked.length === 0) {
    return violations.length === 0
      ? ok('It has blocked nothing since this panel is here.')
      : ok('It has blocked something, but nothing of the chat.');
  }
  const lines = blocked.map(({ directive, blocked }) =>
    /trusted-types/.test(directive)
      ? 'trusted-types messenger-tag'
      : `${directive.replace('-elem', '')} ${blocked}`,
  );
  return failed(
    `It blocks the chat: ${blocked.map(({ directive, blocked }) => `${directive} ${blocked}`).join(', ')}.`,
    'Add to the policy:',
    `${[...new Set(lines)].join('; ')};`,
  );
}

/** What went wrong in the place of an answer: a browser does not tell a page what. */
async function ask(url: string, init: RequestInit): Promise<Response | 'nothing'> {
  try {
    return await fetch(url, {
      ...init,
      credentials: 'omit',
      cache: 'no-store',
      signal: AbortSignal.timeout(PATIENCE),
    });
  } catch {
    return 'nothing';
  }
}
