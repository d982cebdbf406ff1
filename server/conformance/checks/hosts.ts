import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { asDocumented, type Check, different, notAsked, type Outcome } from '../check.ts';
import { type Scene, SOME_ORIGIN } from '../scene.ts';
import { answerFits, describe, fits, jsonOf } from '../shape.ts';

/** Section 2.2, and the CORS headers of section 4.5: what lies at which host, for whom. */
export const hostChecks: readonly Check<Scene>[] = [
  {
    row: '2.2/bootstrap',
    async look({ ask }) {
      const answer = await ask('apps', '/genesys-bootstrap/genesys.min.js');
      const isScript = /javascript/.test(String(answer.headers['content-type']));
      return answer.status === 200 && isScript && answer.body !== ''
        ? asDocumented
        : different(describe(answer));
    },
  },
  {
    row: '2.2/api',
    async look({ ask, site }) {
      // Without a token: it is the form of the error that tells the Platform API from any other server.
      const answer = await ask('api', `/api/v2/webdeployments/deployments/${site.deploymentId}`);
      return answer.status >= 400 ? fits(apiError, jsonOf(answer)) : different(describe(answer));
    },
  },
  {
    row: '2.2/config',
    async look({ deploymentFile, site }) {
      const named = z.object({ id: z.string().refine((id) => id === site.deploymentId, 'is another id') });
      return answerFits(named, await deploymentFile('config.json'));
    },
  },
  {
    row: '2.2/domains',
    look: async ({ deploymentFile }) =>
      answerFits(
        z.object({ allowAllDomains: z.boolean(), allowedDomains: z.array(z.string()) }),
        await deploymentFile('domains.json'),
      ),
  },
  {
    row: '2.2/frames',
    async look({ ask }) {
      const answer = await ask('apps', '/messenger/messenger.html');
      const isDocument = /^\s*<!doctype html|<html/i.test(answer.body);
      return answer.status === 200 && isDocument ? asDocumented : different(describe(answer));
    },
  },
  { row: '2.2/bundles', look: bundles },
  {
    row: '4.5/unknown-id',
    async look({ ask }) {
      const answer = await ask('api-cdn', `/webdeployments/v1/deployments/${randomUUID()}/config.json`, {
        headers: { origin: SOME_ORIGIN },
      });
      const forAll = answer.headers['access-control-allow-origin'];
      if (answer.status === 403 && forAll === '*') return asDocumented;
      return different(`HTTP ${answer.status}, Access-Control-Allow-Origin: ${forAll ?? 'none'}`);
    },
  },
  {
    row: '4.5/cors',
    async look(scene) {
      const origin = await scene.origin();
      if (origin === undefined) return notAsked(NO_PAGE);
      const { status, headers } = await preflight(scene, origin);
      const allowed = headers['access-control-allow-origin'];
      if (status < 300 && (allowed === origin || allowed === '*')) return asDocumented;
      return different(`HTTP ${status}, Access-Control-Allow-Origin: ${allowed ?? 'none'}`);
    },
  },
  {
    row: '4.5/api-rejects',
    async look(scene) {
      if ((await scene.domains())?.allowAllDomains !== false) return notAsked(ALL_PAGES);
      const { status, headers } = await preflight(scene, FOREIGN_ORIGIN);
      const allowed = headers['access-control-allow-origin'];
      if (status >= 400 || allowed === undefined) return asDocumented;
      return different(`HTTP ${status}, Access-Control-Allow-Origin: ${allowed}`);
    },
  },
];

/** Of a page that is on no deployment's list: `.invalid` belongs to nobody (RFC 2606). */
export const FOREIGN_ORIGIN = 'https://www.foreign.invalid';
export const NO_PAGE = 'the deployment lets in no page: its list of domains is empty';
export const ALL_PAGES = 'the deployment lets in every page, so none is foreign';

/** What the Platform API says of an error (genesys.md 1.3, LOCAL). */
const apiError = z.object({ message: z.string(), code: z.string(), status: z.number() });

async function bundles({ ask }: Scene): Promise<Outcome> {
  const isThere = async (file: string) =>
    (await ask('apps', `/messenger/${file}`, { method: 'HEAD' })).status === 200;
  const found = await Promise.all(FILES.map(isThere));
  const missing = FILES.filter((_file, index) => !found[index]);
  if (missing.length > 0) return different(`not there: ${missing.join(', ')}`);
  return (await isThere('i18n/en.json')) ? different('i18n/en.json is there too') : asDocumented;
}

const FILES = [
  'messenger-renderer.html',
  'thirdparty-plugins.html',
  'main.min.js',
  'messenger.min.js',
  'messagingservice.min.js',
  'genesyscloud-messaging-transport.mod.js',
  'i18n/en-us.json',
];

function preflight({ ask }: Scene, origin: string) {
  return ask('api', '/api/v2/webmessaging/messages', {
    method: 'OPTIONS',
    headers: {
      origin,
      'access-control-request-method': 'GET',
      'access-control-request-headers': 'authorization',
    },
  });
}
