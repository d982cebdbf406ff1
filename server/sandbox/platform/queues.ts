import { type Request, type RequestHandler, type Response, Router } from 'express';
import { requirePermission, requireScope } from '../authorization.ts';
import { sendApiError } from '../errors.ts';
import type { Organisation } from '../organisation.ts';
import { sendPage, valuesOf } from './lists.ts';
import { HOME_DIVISION, type Queue } from './settings.ts';

/**
 * `GET /api/v2/routing/queues…` (genesys.md 14.1, CONFIRMED). Which permission the members want is not known: here it is the
 * queue's.
 *
 * | path | answer |
 * |---|---|
 * | `/queues` | the queues, by `name`, `id` and `divisionId` |
 * | `/queues/{id}` | one |
 * | `/queues/{id}/members` | its people, by `joined` and `routingStatus` |
 * | `/queues/{id}[/mediatypes/message]/estimatedwaittime` | `estimatedWaitSeconds`, whoever is there (genesys.md 14.3) |
 */
export function queuesRouter(organisation: Organisation): Router {
  const path = '/api/v2/routing/queues';
  const router = Router();
  router.use(
    path,
    requireScope(organisation, ['routing', 'routing:readonly']),
    requirePermission(organisation, 'routing:queue:view'),
  );
  router.get(path, (request, response) => {
    const [ids, divisions] = [valuesOf(request, 'id'), valuesOf(request, 'divisionId')];
    const asked = organisation.settings.queues.filter(
      ({ id, divisionId }) => (ids?.includes(id) ?? true) && (divisions?.includes(divisionId) ?? true),
    );
    sendPage(request, response, asked.map(describe));
  });
  const ofQueue =
    (answer: (queue: Queue, request: Request, response: Response) => void): RequestHandler =>
    (request, response) => {
      const queue = organisation.settings.queues.find(({ id }) => id === request.params.id);
      if (queue) answer(queue, request, response);
      else sendApiError(response, 404, 'not.found', `There is no queue ${request.params.id}`);
    };
  router.get(
    `${path}/:id`,
    ofQueue((queue, _request, response) => void response.json(describe(queue))),
  );
  router.get(`${path}/:id/members`, ofQueue(sendMembers));
  router.get(`${path}/:id/estimatedwaittime`, ofQueue(sendEstimate));
  router.get(`${path}/:id/mediatypes/message/estimatedwaittime`, ofQueue(sendEstimate));
  return router;
}

function describe({ id, name, divisionId, members, messageInQueueFlow }: Queue) {
  return {
    id,
    name,
    division: { id: divisionId, name: divisionId === HOME_DIVISION.id ? HOME_DIVISION.name : divisionId },
    memberCount: members.length,
    userMemberCount: members.length,
    joinedMemberCount: members.filter(({ joined }) => joined).length,
    ...(messageInQueueFlow && { messageInQueueFlow }),
    selfUri: `/api/v2/routing/queues/${id}`,
  };
}

function sendMembers({ id: queueId, members }: Queue, request: Request, response: Response): void {
  const joined = valuesOf(request, 'joined')?.at(0);
  const statuses = valuesOf(request, 'routingStatus');
  const asked = members.filter(
    (member) =>
      (joined === undefined || String(member.joined) === joined) &&
      (statuses?.includes(member.routingStatus) ?? true),
  );
  const shown = asked.map(({ id, name, joined: isJoined, routingStatus: status }) => ({
    id,
    name,
    user: { id, name, version: 1, selfUri: `/api/v2/users/${id}` },
    joined: isJoined,
    routingStatus: { userId: id, status },
    selfUri: `/api/v2/routing/queues/${queueId}/members/${id}`,
  }));
  sendPage(request, response, shown);
}

/** `BEST` is from memory: what other formulas there are is not known. */
function sendEstimate({ estimatedWaitSeconds }: Queue, _request: Request, response: Response): void {
  const results =
    estimatedWaitSeconds === null
      ? []
      : [{ formula: 'BEST', estimatedWaitTimeSeconds: estimatedWaitSeconds }];
  response.json({ results });
}
