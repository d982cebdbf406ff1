import { z } from 'zod';
import { type Check, notAsked, type Outcome } from '../check.ts';
import { ofStep, type Talk } from '../conversation/talk.ts';
import type { Scene } from '../scene.ts';
import { fits, jsonOf } from '../shape.ts';
import { call, listOf, oneOf, type Resource, read, reference } from './platform-call.ts';

const deployment = z.object({
  id: z.string(),
  status: z.string().optional(),
  allowAllDomains: z.boolean().optional(),
  allowedDomains: z.array(z.string()).optional(),
  configuration: z.object({ id: z.string(), version: z.string() }),
  snippet: z.string(),
});
/** As `2026-01-05T08:00:00.000000` (genesys.md 14.2, CONFIRMED). */
const localTime = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?$/, 'is no time without a zone');

const DEPLOYMENTS = '/webdeployments/deployments';
const DEPLOYMENT_VIEW = 'webDeployments:deployment:view';
const CONFIGURATION_VIEW = 'webDeployments:configuration:view';
const GROUPS = oneOf('/architect/schedulegroups', 'routing:scheduleGroup:view');
const SCHEDULES = oneOf('/architect/schedules', 'routing:schedule:view');
const EMERGENCIES = oneOf('/architect/emergencygroups', 'routing:emergencyGroup:view');

/** What a client with client credentials reads of an organisation, but its queues (sections 14.1 and 14.2). */
export const platformChecks: readonly Check<Scene>[] = [
  { row: '14.1/organisation', look: readOrganisation },
  {
    row: '14.1/deployments',
    async look(scene) {
      const one = await read(scene, ofDeployment(scene), deployment);
      if (one.kind !== 'as documented') return one;
      return read(scene, { path: DEPLOYMENTS, permission: DEPLOYMENT_VIEW }, listOf(reference));
    },
  },
  { row: '14.1/configurations', look: configurations },
  {
    row: '14.1/deployment-configurations',
    look: (scene) =>
      read(
        scene,
        {
          path: `${ofDeployment(scene).path}/configurations`,
          permission: `${DEPLOYMENT_VIEW} or ${CONFIGURATION_VIEW}`,
        },
        z.object({ configurationVersion: z.object({}), deployment: z.object({}) }),
      ),
  },
  {
    row: '14.1/schedule-groups',
    look: (scene) =>
      read(scene, GROUPS, listOf(z.object({ timeZone: z.string(), openSchedules: z.array(reference) }))),
  },
  {
    row: '14.1/schedules',
    look: (scene) => read(scene, SCHEDULES, listOf(reference.extend({ state: z.string() }))),
  },
  {
    row: '14.1/emergency-groups',
    look: (scene) => read(scene, EMERGENCIES, listOf(z.object({ enabled: z.boolean(), state: z.string() }))),
  },
  {
    row: '14.2/local-times',
    look: (scene) => read(scene, SCHEDULES, listOf(z.object({ start: localTime, end: localTime }))),
  },
  {
    row: '14.2/rrule',
    look: (scene) =>
      read(
        scene,
        SCHEDULES,
        listOf(
          z.object({
            rrule: z
              .string()
              .regex(/^$|FREQ=/)
              .nullish(),
          }),
        ),
      ),
  },
];

/** From the conversation's one message to its details, so it is asked with a conversation only. */
export const messageDetails: Check<Talk> = ofStep('14.1/message-details', 'text', ({ body }, { scene }) => {
  const { data } = z.object({ channel: z.object({ messageId: z.string() }) }).safeParse(body);
  if (data === undefined) return notAsked('the message has no id: see 4.3/inbound-echo');
  const path = `/conversations/messages/${encodeURIComponent(data.channel.messageId)}/details`;
  return read(
    scene,
    { path, permission: 'conversation:message:view or conversation:webmessaging:view' },
    z.object({ id: z.string(), conversationId: z.string(), direction: z.string() }),
  );
});

/** From then on the names that it has are hidden: errors of other resources may hold them. */
export async function readOrganisation(scene: Scene): Promise<Outcome> {
  const answer = await call(scene, { path: '/organizations/me', permission: 'to read the organisation' });
  if ('kind' in answer) return answer;
  for (const [name, value] of Object.entries(Object(jsonOf(answer))))
    if (/name|domain/i.test(name) && typeof value === 'string')
      scene.mask.hide(value, 'name of the organisation');
  return fits(z.object({ id: z.string(), name: z.string(), state: z.string() }), jsonOf(answer));
}

async function configurations(scene: Scene): Promise<Outcome> {
  const answer = await call(scene, ofDeployment(scene));
  if ('kind' in answer) return answer;
  const { data } = z.object({ configuration: reference }).safeParse(jsonOf(answer));
  if (data === undefined) return notAsked('the deployment names no configuration: see 14.1/deployments');
  const path = `/webdeployments/configurations/${encodeURIComponent(data.configuration.id)}/versions`;
  return read(
    scene,
    { path, permission: CONFIGURATION_VIEW },
    listOf(z.object({ version: z.string(), status: z.string() })),
  );
}

function ofDeployment({ site }: Scene): Resource {
  return { path: `${DEPLOYMENTS}/${site.deploymentId}`, permission: DEPLOYMENT_VIEW };
}
