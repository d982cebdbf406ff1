import express, { type Response, Router } from 'express';
import { z } from 'zod';
import type { Organisation } from '../organisation.ts';
import { checkContext } from './context-check.ts';
import { act, deskAction, deskConversations } from './desk.ts';

/**
 * The agent's desk, where a person plays the contact centre: `/agent` is the page, `/agent/events` streams every
 * conversation to it, `POST /agent/conversations/{id}` acts on one. All of it is ours; nothing like it is Genesys's.
 */
export function agentRouter(organisation: Organisation): Router {
  const router = Router();
  const sessionOf = (id: unknown) => organisation.conversations.find((session) => session.id === id);
  const unknown = (response: Response) =>
    response.status(404).json({ message: 'There is no such conversation (any more).' });

  router.get('/agent/conversations', (_request, response) => {
    response.json(deskConversations(organisation));
  });
  router.get('/agent/conversations/:id/context', async (request, response) => {
    const session = sessionOf(request.params.id);
    if (!session) return void unknown(response);
    response.json(await checkContext(session, organisation.settings.verifyContextUrl));
  });
  router.post('/agent/conversations/:id', express.json(), (request, response) => {
    const session = sessionOf(request.params.id);
    if (!session) return void unknown(response);
    const parsed = deskAction.safeParse(request.body);
    if (!parsed.success) return void response.status(400).json({ message: z.prettifyError(parsed.error) });
    const outcome = act(session, parsed.data);
    if (outcome) return void response.status(409).json({ message: outcome.refused });
    response.status(204).end();
  });
  return router;
}
