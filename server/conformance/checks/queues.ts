import { z } from 'zod';
import { asDocumented, type Check, different, notAsked, type Outcome } from '../check.ts';
import type { Scene } from '../scene.ts';
import { fits, jsonOf } from '../shape.ts';
import { call, listOf, oneOf, type Resource, read, reference } from './platform-call.ts';

const QUEUE_VIEW = 'routing:queue:view';
const QUEUES = oneOf('/routing/queues', QUEUE_VIEW);
const METRICS =
  'oOnQueueUsers oOffQueueUsers oActiveUsers oMemberUsers oUserRoutingStatuses oUserPresences oWaiting oInteracting oAlerting'.split(
    ' ',
  );

const wait = z.object({
  results: z.array(z.object({ formula: z.string(), estimatedWaitTimeSeconds: z.number() }).partial()),
});
const member = z.object({ joined: z.boolean(), routingStatus: z.object({ status: z.string() }) });
const observations = z.object({
  results: z
    .array(
      z.object({
        group: z.object({ queueId: z.string() }),
        data: z
          .array(
            z.object({
              metric: z.string(),
              stats: z.object({ count: z.number() }),
              qualifier: z.string().optional(),
            }),
          )
          .optional(),
      }),
    )
    .optional(),
});

/** What a client reads of queues (sections 14.1 and 14.3). Any queue will do, so the first one that the client sees is taken. */
export const queueChecks: readonly Check<Scene>[] = [
  {
    row: '14.1/queues',
    look: (scene) => read(scene, QUEUES, listOf(reference.extend({ name: z.string() }))),
  },
  {
    row: '14.1/lists',
    look: (scene) =>
      read(scene, QUEUES, z.object({ pageNumber: z.literal(1), pageSize: z.literal(1), total: z.number() })),
  },
  {
    row: '14.1/queue-members',
    look: (scene) =>
      readOfQueue(
        scene,
        (id) => oneOf(`/routing/queues/${id}/members`, 'to read members of queues'),
        listOf(member.partial()),
      ),
  },
  {
    row: '14.1/estimated-wait',
    look: (scene) => readOfQueue(scene, (id) => waitAt(`/routing/queues/${id}`), wait),
  },
  {
    row: '14.1/estimated-wait-of-messages',
    look: (scene) => readOfQueue(scene, (id) => waitAt(`/routing/queues/${id}/mediatypes/message`), wait),
  },
  { row: '14.1/observations', look: (scene) => observe(scene, ['oOnQueueUsers']) },
  { row: '14.3/metrics', look: (scene) => observe(scene, METRICS) },
  { row: '14.3/qualifier', look: (scene) => observe(scene, ['oOnQueueUsers'], rowsForEachStatus) },
];

function waitAt(path: string): Resource {
  return { path: `${path}/estimatedwaittime`, permission: QUEUE_VIEW };
}

async function readOfQueue(
  scene: Scene,
  resource: (id: string) => Resource,
  shape: z.ZodType,
): Promise<Outcome> {
  const id = await queueOf(scene);
  return typeof id === 'string' ? read(scene, resource(encodeURIComponent(id)), shape) : id;
}

async function queueOf(scene: Scene): Promise<string | Outcome> {
  const answer = await call(scene, QUEUES);
  if ('kind' in answer) return answer;
  const { data } = z.object({ entities: z.array(reference) }).safeParse(jsonOf(answer));
  const [queue] = data?.entities ?? [];
  return queue?.id ?? notAsked('the client sees no queue');
}

async function observe(
  scene: Scene,
  metrics: readonly string[],
  look: (seen: z.output<typeof observations>) => Outcome = () => asDocumented,
): Promise<Outcome> {
  const value = await queueOf(scene);
  if (typeof value !== 'string') return value;
  const predicates = [{ type: 'dimension', dimension: 'queueId', operator: 'matches', value }];
  const answer = await call(scene, {
    path: '/analytics/queues/observations/query',
    permission: 'analytics:queueObservation:view',
    query: { filter: { type: 'or', predicates }, metrics },
  });
  if ('kind' in answer) return answer;
  const { data } = observations.safeParse(jsonOf(answer));
  return data === undefined ? fits(observations, jsonOf(answer)) : look(data);
}

function rowsForEachStatus({ results = [] }: z.output<typeof observations>): Outcome {
  const found = results.flatMap(({ data = [] }) => data);
  if (found.length === 0) return notAsked('nobody is on queue there just now');
  const isNamed = found.every(({ qualifier }) => qualifier !== undefined);
  return isNamed ? asDocumented : different('oOnQueueUsers came without a qualifier');
}
