import type { Express, Request, RequestHandler, Response } from 'express';

/**
 * Has requests for exactly this URL handled without Express's own work on each. It holds wherever the application is
 * mounted, for whoever calls or mounts it goes through `handle`. What the handler passes on, and any other spelling of
 * the URL, one with a query say, is for Express's routes: the handler must stand among them too.
 */
export function answerBeforeExpress(app: Express, url: string, handler: RequestHandler): void {
  const { handle } = app as unknown as { handle: Handle };
  const shorter: Handle = (req, res, next) => {
    if (req.url === url) {
      becomeExpress(app, req, res);
      handler(req, res, () => handle.call(app, req, res, next));
    } else handle.call(app, req, res, next);
  };
  Object.assign(app, { handle: shorter });
}

type Handle = (req: Request, res: Response, next?: (error?: unknown) => void) => void;

/** As `handle` does it; nothing is left to do for those that `serve` has made. */
function becomeExpress(app: Express, req: Request, res: Response): void {
  req.res = res;
  if (Object.getPrototypeOf(req) !== app.request) Object.setPrototypeOf(req, app.request);
  if (Object.getPrototypeOf(res) !== app.response) Object.setPrototypeOf(res, app.response);
}
