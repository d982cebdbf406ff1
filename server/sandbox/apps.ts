import { Router } from 'express';
import { sendScript } from './browser-build.ts';

/**
 * `apps.`: the bootstrap script and the document of Messenger's frames (paths: genesys.md 2.2). The real host has more
 * files there; the ones the sandbox's script does not load are not played.
 */
export function appsRouter(): Router {
  const router = Router();
  router.get(SCRIPT_PATH, (_request, response) => sendScript(response, 'genesys.min.js'));
  router.get('/messenger/messenger.min.js', (_request, response) => sendScript(response, 'messenger.min.js'));
  router.get('/messenger/messenger.html', (_request, response) => {
    response.set('Content-Security-Policy', messengerPolicy).type('html').send(messengerDocument);
  });
  router.get('/messenger/thirdparty-plugins.html', (_request, response) => {
    response.set('Content-Security-Policy', "default-src 'none'").type('html').send(emptyDocument);
  });
  return router;
}

/** Where the bootstrap script is, at `apps.` and below an organisation's own path. */
export const SCRIPT_PATH = '/genesys-bootstrap/genesys.min.js';

const emptyDocument = '<!doctype html><html lang="en"><head><title>Empty</title></head><body></body></html>';

const messengerDocument = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Messenger</title></head>
<body><script src="messenger.min.js"></script></body>
</html>
`;

/** Ours: keeps the frame honest about having no inline script or style, and about leaving the network to the page. */
const messengerPolicy =
  "default-src 'none'; script-src 'self'; img-src 'self' https: data:; base-uri 'none'; form-action 'none'";
