/** The path of the issuer, below the companion's own address. */
export const OPENID = '/oidc';

/** THE addresses of the provider, and how each may be asked. `…` stands for an id. */
export const openIdRoutes: Readonly<Record<string, readonly string[]>> = {
  '/oidc/.well-known/openid-configuration': ['GET', 'HEAD'],
  '/oidc/jwks': ['GET', 'HEAD'],
  '/oidc/auth': ['GET', 'HEAD', 'POST'],
  '/oidc/auth/…': ['GET', 'HEAD'],
  '/oidc/sign-in': ['GET', 'HEAD', 'POST'],
  '/oidc/callback': ['GET', 'HEAD'],
  '/oidc/token': ['POST'],
  '/oidc/me': ['GET', 'HEAD', 'POST'],
};

/** Whether a path is the provider's, though there may be nothing. */
export function isOfProvider(path: string): boolean {
  return path.startsWith(`${OPENID}/`);
}

/** Where a login at the authorization endpoint goes on; the rest of the path is the id of the login. */
const RESUME = '/oidc/auth/';

/** The path without an id in it, as routes, log and metrics know it. */
export function withoutId(path: string): string {
  return path.startsWith(RESUME) ? `${RESUME}…` : path;
}
