import type { Config } from '../config/config.ts';
import { version } from '../delivery/built-loader.js';
import type { Delivery } from '../delivery/deliver.ts';
import { jsonAnswer, type PlainRequest } from '../http/plain.ts';
import { isOperator } from '../operations/operators.ts';

/** What the pages are told of their companion. */
export interface About {
  readonly version: string;
  /** Then a tag has to name its deployment. */
  readonly hasSeveralSites: boolean;
  /** Whether who asks may read `/api/doctor`. An answer of its own, so that nobody's page asks for what it may not have. */
  readonly isOperator: boolean;
}

/** `GET /about.json`. All but the last the public may know: it stands in the loader and in `/healthz`. */
export function tellAbout(
  request: PlainRequest,
  settings: Pick<Config, 'sites' | 'mode' | 'metricsToken'>,
): Delivery {
  const about: About = {
    version,
    hasSeveralSites: settings.sites.length > 1,
    isOperator: isOperator(request, settings),
  };
  const { headers, ...answer } = jsonAnswer(about);
  const fields = {
    'Cache-Control': 'no-store',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'X-Content-Type-Options': 'nosniff',
  };
  return { answer: { ...answer, headers: { ...headers, ...fields } }, route: '/about.json' };
}
