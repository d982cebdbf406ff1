import type { Request, RequestHandler } from 'express';
import { sendApiError } from './errors.ts';
import { environmentIn } from './regions.ts';

/**
 * Which paths live on which host of a region (genesys.md 2.2). Uploads go to a bucket of Amazon's in life; here they go
 * to `api.`, since a browser must be able to reach it.
 */
const pathsOf = {
  login: ['/oauth/'],
  api: ['/api/v2/', '/uploads/'],
  'api-cdn': ['/webdeployments/v1/'],
  apps: ['/genesys-bootstrap/', '/messenger/'],
  webmessaging: ['/v1'],
} as const;

type GenesysHost = keyof typeof pathsOf;

/** A real host name, such as `apps.mypurecloud.ie`, answers its own paths only; any other name answers them all. */
export const refuseOtherHostsPaths: RequestHandler = (request, response, next) => {
  const host = genesysHost(request);
  if (!host || pathsOf[host.name].some((path) => request.path.startsWith(path))) return next();
  sendApiError(response, 404, 'not.found', `${host.name}.${host.domain} has no ${request.path}`);
};

/** How somebody came to the sandbox: `http` or `https`, the Host header, and perhaps an organisation's own path. */
type Asked = Pick<Request, 'protocol' | 'host'> & Partial<Pick<Request, 'baseUrl'>>;

/** The host of a region that a request is meant for: named by the Host header, else told by the path. */
export function hostMeant(host: string, path: string): GenesysHost | undefined {
  const named = genesysHost({ host })?.name;
  const names = Object.keys(pathsOf) as GenesysHost[];
  return named ?? names.find((name) => pathsOf[name].some((start) => path.startsWith(start)));
}

/**
 * The address by which the asker reaches another host of the region: the real name if it came by a real name, else the
 * sandbox itself, below the organisation's own path if it came by that. Of a socket the query says whose it is.
 */
export function addressFor(request: Asked, name: 'api' | 'apps' | 'webmessaging'): string {
  const scheme = { http: 'http', https: 'https' }[request.protocol] ?? 'http';
  const host = genesysHost(request);
  const address = `${scheme}://${host ? `${name}.${host.domain}` : request.host}`;
  if (name === 'webmessaging') return address.replace(/^http/, 'ws');
  return host ? address : address + (request.baseUrl ?? '');
}

/** The snippet's `environment` of the region that was asked; the organisation's own where no real name says. */
export function environmentFor(request: Request, organisation: { readonly environment: string }): string {
  return genesysHost(request)?.environment ?? organisation.environment;
}

const realHost = /^(login|api|api-cdn|apps|webmessaging)\.([^:]+)(:\d+)?$/;

function genesysHost(
  request: Pick<Asked, 'host'>,
): { name: GenesysHost; domain: string; environment: string } | undefined {
  const [, name, domain = '', port = ''] = realHost.exec(request.host ?? '') ?? [];
  const environment = environmentIn(domain);
  return environment ? { name: name as GenesysHost, domain: domain + port, environment } : undefined;
}
