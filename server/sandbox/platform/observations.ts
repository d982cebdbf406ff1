import express, { Router } from 'express';
import { z } from 'zod';
import { requirePermission, requireScope } from '../authorization.ts';
import { sendApiError } from '../errors.ts';
import type { Organisation } from '../organisation.ts';
import type { Queue } from './settings.ts';

/** All that is counted of a queue (genesys.md 14.3, CONFIRMED). */
const metrics = [
  'oOnQueueUsers',
  'oOffQueueUsers',
  'oActiveUsers',
  'oMemberUsers',
  'oUserRoutingStatuses',
  'oUserPresences',
  'oWaiting',
  'oInteracting',
  'oAlerting',
] as const;
type Metric = (typeof metrics)[number];

/** Other dimensions than these two are refused here: the sandbox counts by nothing else. */
const predicate = z.object({
  type: z.literal('dimension').default('dimension'),
  dimension: z.enum(['queueId', 'mediaType']),
  operator: z.literal('matches').default('matches'),
  value: z.string(),
});
const clause = z.object({ type: z.enum(['and', 'or']), predicates: z.array(predicate).default([]) });
const query = z.object({
  filter: clause.extend({ clauses: z.array(clause).default([]) }),
  metrics: z.array(z.enum(metrics)).min(1),
});

/**
 * `POST /api/v2/analytics/queues/observations/query` (genesys.md 14.3, the model CONFIRMED): what is counted of the queues
 * that fit the filter, one group for each. What is told of conversations is in a group with `mediaType`.
 */
export function observationsRouter(organisation: Organisation): Router {
  const router = Router();
  router.post(
    '/api/v2/analytics/queues/observations/query',
    requireScope(organisation, ['analytics', 'analytics:readonly']),
    requirePermission(organisation, 'analytics:queueObservation:view'),
    express.json(),
    (request, response) => {
      const asked = query.safeParse(request.body);
      if (!asked.success)
        return sendApiError(response, 400, 'bad.request', `Invalid query:\n${z.prettifyError(asked.error)}`);
      const { filter, metrics: wanted } = asked.data;
      const queues = organisation.settings.queues.filter((queue) => fits(queue, filter));
      response.json({ results: queues.flatMap((queue) => groupsOf(queue, new Set(wanted))) });
    },
  );
  return router;
}

function fits(queue: Queue, { type, predicates, clauses }: z.infer<typeof query>['filter']): boolean {
  const dimensions = { queueId: queue.id, mediaType: 'message' };
  const matches = ({ dimension, value }: z.infer<typeof predicate>) => dimensions[dimension] === value;
  const all = [
    ...predicates.map(matches),
    ...clauses.map((one) =>
      one.type === 'and' ? one.predicates.every(matches) : one.predicates.some(matches),
    ),
  ];
  return type === 'and' ? all.every(Boolean) : all.some(Boolean);
}

function groupsOf(queue: Queue, wanted: ReadonlySet<Metric>) {
  const rows = (counts: readonly Row[]) => counts.filter(({ metric }) => wanted.has(metric));
  const ofConversations = rows(conversationRows(queue));
  return [
    { group: { queueId: queue.id }, data: rows(userRows(queue)) },
    ...(ofConversations.length > 0
      ? [{ group: { queueId: queue.id, mediaType: 'message' }, data: ofConversations }]
      : []),
  ];
}

interface Row {
  readonly metric: Metric;
  readonly qualifier?: string;
  readonly stats: { readonly count: number };
}

/**
 * On queue is not free: who answers somebody counts, too. There is a row for each routing status, and none where nobody has
 * it (genesys.md 14.3, INFERENCE). Which presences there are is not known: here it is one for each side of the queue.
 */
function userRows({ members }: Queue): Row[] {
  const joined = members.filter((member) => member.joined);
  const onQueue = joined.filter(({ routingStatus }) => routingStatus !== 'OFF_QUEUE');
  const presences = joined.map(({ routingStatus }) =>
    routingStatus === 'OFF_QUEUE' ? 'AVAILABLE' : 'ON_QUEUE',
  );
  return [
    ...byQualifier(
      'oOnQueueUsers',
      onQueue.map(({ routingStatus }) => routingStatus),
    ),
    ...byQualifier(
      'oUserRoutingStatuses',
      joined.map(({ routingStatus }) => routingStatus),
    ),
    ...byQualifier('oUserPresences', presences),
    { metric: 'oOffQueueUsers', stats: { count: joined.length - onQueue.length } },
    { metric: 'oActiveUsers', stats: { count: joined.length } },
    { metric: 'oMemberUsers', stats: { count: members.length } },
  ];
}

function conversationRows({ waiting, interacting, alerting }: Queue): Row[] {
  return [
    { metric: 'oWaiting', stats: { count: waiting } },
    { metric: 'oInteracting', stats: { count: interacting } },
    { metric: 'oAlerting', stats: { count: alerting } },
  ];
}

function byQualifier(metric: Metric, qualifiers: readonly string[]): Row[] {
  return [...new Set(qualifiers)].map((qualifier) => ({
    metric,
    qualifier,
    stats: { count: qualifiers.filter((one) => one === qualifier).length },
  }));
}
