import express, { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import { sendScript } from '../browser-build.ts';
import { addressFor } from '../hosts.ts';
import type { Organisation } from '../organisation.ts';
import { recordScenario } from '../scenario/record.ts';
import { MAX_FILE_BYTES } from '../uploads.ts';
import { attachmentPart } from '../web-messaging/attachment-part.ts';
import { checkContext } from './context-check.ts';
import { act, deskAction, deskConversations } from './desk.ts';
import { takeFile } from './files.ts';
import { streamConversations } from './stream.ts';

/**
 * The agent's desk, where a person plays the contact centre. All of it is ours; nothing like it is Genesys's.
 *
 * | request | answer |
 * |---|---|
 * | `GET /agent` | the page |
 * | `GET /agent/conversations` | every conversation, newest first |
 * | `GET /agent/events` | the same as server-sent events, whenever something has changed |
 * | `POST /agent/conversations/{id}` | 204: done; 400: not understood; 409: cannot be done now, with the reason |
 * | `GET /agent/conversations/{id}/scenario` | a file with the scenario that has the same conversation once more |
 * | `POST /agent/conversations/{id}/files?name={name}` | 201: the file as a part of `content` for a `say`; 400, 409 as above |
 * | `GET /agent/conversations/{id}/context` | whether the guest's `context` is genuine |
 */
export function agentRouter(organisation: Organisation): Router {
  const router = Router();
  const sessionOf = ({ params: { id } }: Request) =>
    organisation.conversations.find((session) => session.id === id);

  router.get('/', (request, response) => {
    // The page names its script from the folder above.
    if (/\/(\?|$)/.test(request.originalUrl)) return response.redirect(request.baseUrl);
    response.set('Content-Security-Policy', policy).type('html').send(page);
  });
  router.get('/desk.min.js', (_request, response) => sendScript(response, 'desk.min.js'));
  router.get('/conversations', (_request, response) => {
    response.json(deskConversations(organisation));
  });
  router.get('/events', (request, response) => streamConversations(organisation, request, response));
  router.get('/conversations/:id/scenario', (request, response) => {
    const session = sessionOf(request);
    if (!session) return refuseUnknown(response);
    const recorded = recordScenario(organisation.settings.scenario.name, session.messages);
    response.attachment('scenario.json').send(`${JSON.stringify(recorded, null, 2)}\n`);
  });
  router.get('/conversations/:id/context', async (request, response) => {
    const session = sessionOf(request);
    if (!session) return refuseUnknown(response);
    response.json(await checkContext(session, organisation.settings.verifyContextUrl));
  });
  router.post('/conversations/:id', express.json(), (request, response) => {
    const session = sessionOf(request);
    if (!session) return refuseUnknown(response);
    const action = deskAction.safeParse(request.body);
    if (!action.success) return void response.status(400).json({ message: z.prettifyError(action.error) });
    const outcome = act(session, action.data);
    if (outcome) return void response.status(409).json({ message: outcome.refused });
    organisation.tellWatchers(session);
    response.status(204).end();
  });
  router.post(
    '/conversations/:id/files',
    express.raw({ type: () => true, limit: MAX_FILE_BYTES }),
    (request, response) => {
      const session = sessionOf(request);
      if (!session) return refuseUnknown(response);
      const file = {
        name: String(request.query.name ?? ''),
        type: request.get('content-type') ?? 'application/octet-stream',
        content: Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0),
      };
      const outcome = takeFile(organisation, session, file);
      if ('refused' in outcome)
        return void response.status(outcome.status).json({ message: outcome.refused });
      // Not below the desk's own path.
      const { protocol, host } = request;
      const address = addressFor({ protocol, host }, 'api');
      response.status(201).json(attachmentPart(organisation, outcome, address));
    },
  );
  return router;
}

function refuseUnknown(response: Response): void {
  response.status(404).json({ message: 'There is no such conversation any more.' });
}

const page = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Agent’s desk</title></head>
<body><script src="agent/desk.min.js"></script></body>
</html>
`;

/** A visitor's words and attributes are shown here: whatever they hold, it must not run. */
const policy =
  "default-src 'none'; script-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
