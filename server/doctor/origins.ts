import type { Deployment } from '../genesys/inspector.ts';
import { isAllowed } from '../http/origins.ts';
import { ask, Unreachable } from './ask.ts';
import { type Finding, failed, ok, type Scene, skipped, warning } from './finding.ts';
import { findDeployment } from './platform.ts';

/** Does Genesys let Messenger open on the pages? */
export async function allowedDomains(scene: Scene): Promise<readonly Finding[]> {
  if (scene.origins.length === 0) return [skipped(NAME_ONE)];
  const deployment = await findDeployment(scene);
  if ('status' in deployment) return [skipped('Nothing is known of the deployment (see above).')];
  return scene.origins.map((origin) => {
    if (letsIn(origin, deployment)) return ok(`Genesys lets in ${origin}.`);
    const { hostname } = new URL(origin);
    const useless = deployment.allowedDomains.filter((entry) => /[:/]/.test(entry));
    return failed(
      `Genesys does not let in ${origin}: Messenger’s window would not open there.`,
      `Add ${hostname} to the deployment’s allowed domains in Genesys Cloud, without scheme and port.` +
        (useless.length === 0 ? '' : ` These entries never match anything: ${useless.join(', ')}.`),
    );
  });
}

/**
 * Genesys's own rule (genesys.md 3.7, CONFIRMED-2): the host name equals an entry or ends in `.` and the entry, whatever the
 * case; scheme and port of the page do not count, and an entry that has either never matches.
 */
export function letsIn(
  origin: string,
  { allowAllDomains, allowedDomains }: Pick<Deployment, 'allowAllDomains' | 'allowedDomains'>,
): boolean {
  if (allowAllDomains) return true;
  const { hostname } = new URL(origin);
  return allowedDomains.some((entry) => {
    const domain = entry.toLowerCase();
    return domain !== '' && (hostname === domain || hostname.endsWith(`.${domain}`));
  });
}

/** Are the pages on the companion's own list? */
export async function allowedOrigins({ origins, site }: Scene): Promise<readonly Finding[]> {
  if (origins.length === 0) return [skipped(NAME_ONE)];
  return origins.map((origin) =>
    isAllowed(origin, site.allowedOrigins)
      ? ok(`The companion hands out guest sessions to ${origin}.`)
      : failed(`The companion refuses ${origin}.`, `Add ${origin} to ALLOWED_ORIGINS.`),
  );
}

/** Does the running companion answer the pages, through whatever stands in front of it? */
export async function answersPages({ origins, companionUrl, config }: Scene): Promise<readonly Finding[]> {
  if (origins.length === 0) return [skipped(NAME_ONE)];
  return Promise.all(
    origins.map(async (origin) => {
      const url = `${companionUrl}/api/guest-token`;
      try {
        const { status, headers } = await ask(url, {
          // A preflight: makes no guest.
          method: 'OPTIONS',
          headers: { origin, 'access-control-request-method': 'POST' },
          timeoutMs: config.upstreamTimeoutMs,
        });
        if (headers['access-control-allow-origin'] === origin) return ok(`${url} answers ${origin}.`);
        return failed(
          `${url} answered ${status} without Access-Control-Allow-Origin for ${origin}.`,
          'Start the companion anew with the configuration of now; a proxy in front must pass on Origin and OPTIONS.',
        );
      } catch (error) {
        if (!(error instanceof Unreachable)) throw error;
        return warning(
          `No companion runs at ${companionUrl}: ${error.message}`,
          'Start it, or set PUBLIC_URL to the address that browsers use.',
        );
      }
    }),
  );
}

const NAME_ONE =
  'No page was named: run `npx messenger-tag-companion doctor --origin https://www.example.com`.';
