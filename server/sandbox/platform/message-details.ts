import { Router } from 'express';
import { requirePermission, requireScope } from '../authorization.ts';
import { sendApiError } from '../errors.ts';
import type { Organisation } from '../organisation.ts';

/**
 * `GET /api/v2/conversations/messages/{messageId}/details`: from a message to its conversation (genesys.md 14.1, CONFIRMED).
 * Which of a message's two ids counts is not known: both lead there. The values of `status` are ours, as are the scopes.
 */
export function messageDetailsRouter(organisation: Organisation): Router {
  const router = Router();
  router.get(
    '/api/v2/conversations/messages/:id/details',
    requireScope(organisation, ['conversations', 'conversations:readonly']),
    requirePermission(organisation, 'conversation:message:view', 'conversation:webmessaging:view'),
    (request, response) => {
      const id = String(request.params.id);
      const details = detailsOf(organisation, id);
      if (details) response.json({ ...details, selfUri: request.originalUrl });
      else sendApiError(response, 404, 'not.found', `There is no message ${id}`);
    },
  );
  return router;
}

function detailsOf({ conversations }: Organisation, id: string) {
  for (const { id: conversationId, messages } of conversations) {
    const about = messages.filter((message) => message.id === id || message.channel.messageId === id);
    const message = about.find(({ type }) => type !== 'Receipt');
    if (!message) continue;
    return {
      id: message.id,
      conversationId,
      direction: message.direction.toLowerCase(),
      status: message.direction === 'Inbound' ? 'received' : 'sent',
      messengerType: 'webmessaging',
      timestamp: message.channel.time,
      normalizedMessage: message,
      normalizedReceipts: messages.filter(({ type, id: of }) => type === 'Receipt' && of === message.id),
    };
  }
  return undefined;
}
