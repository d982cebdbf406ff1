import { Router } from 'express';
import { requirePermission, requireScope } from '../authorization.ts';
import { sendApiError } from '../errors.ts';
import type { Organisation } from '../organisation.ts';
import type { Settings } from '../settings.ts';
import { sendPage } from './lists.ts';

/**
 * `GET /api/v2/architect/schedules[/{id}]`, `…/schedulegroups[/{id}]` and `…/emergencygroups[/{id}]` (genesys.md 14.1 and
 * 14.2, CONFIRMED). Which scope they want is not known: by their permissions it is `routing`. None says whether it is open
 * now: whoever asks has to work that out.
 */
export function schedulesRouter(organisation: Organisation): Router {
  const router = Router();
  for (const { name, permission, list } of resources) {
    const path = `/api/v2/architect/${name}`;
    const entities = () =>
      list(organisation.settings).map((one) => ({ ...one, selfUri: `${path}/${one.id}` }));
    router.use(
      path,
      requireScope(organisation, ['routing', 'routing:readonly']),
      requirePermission(organisation, permission),
    );
    router.get(path, (request, response) => sendPage(request, response, entities()));
    router.get(`${path}/:id`, (request, response) => {
      const { id } = request.params;
      const found = entities().find((one) => one.id === id);
      if (found) response.json(found);
      else sendApiError(response, 404, 'not.found', `There is no ${id} among the ${name}`);
    });
  }
  return router;
}

interface Resource {
  readonly name: string;
  readonly permission: string;
  list(settings: Settings): readonly { readonly id: string; readonly name: string }[];
}

const resources: readonly Resource[] = [
  {
    name: 'schedules',
    permission: 'routing:schedule:view',
    list: ({ schedules }) => schedules,
  },
  {
    name: 'schedulegroups',
    permission: 'routing:scheduleGroup:view',
    list: ({ scheduleGroups, schedules }) =>
      scheduleGroups.map((group) => {
        const references = (ids: readonly string[]) =>
          ids.map((id) => ({
            id,
            name: schedules.find((schedule) => schedule.id === id)?.name ?? '',
            selfUri: `/api/v2/architect/schedules/${id}`,
          }));
        return {
          ...group,
          openSchedules: references(group.openSchedules),
          closedSchedules: references(group.closedSchedules),
          holidaySchedules: references(group.holidaySchedules),
        };
      }),
  },
  {
    name: 'emergencygroups',
    permission: 'routing:emergencyGroup:view',
    list: ({ emergencyGroups }) => emergencyGroups,
  },
];
