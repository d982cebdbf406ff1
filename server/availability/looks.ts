import { askEmergencyGroup, askQueueAgents, askQueueWait } from '../genesys/questions.ts';
import { type Ask, findScheduleGroup, isActive, type Search } from './find-schedules.ts';
import type { ScheduleGroup } from './schedules.ts';
import type { AvailabilitySettings } from './settings.ts';

/** What Genesys has said, by look; what is missing is not known now. */
export interface Found {
  readonly isEmergency?: boolean;
  readonly group?: ScheduleGroup;
  /** How many people are on queue. */
  readonly agents?: number;
  /** Seconds; `null`: Genesys has no estimate. */
  readonly wait?: number | null;
}

/** One thing that Genesys is asked about a site, again and again. */
export interface Look<Name extends keyof Found = keyof Found> {
  readonly name: Name;
  /** It is looked at again after so many ms. */
  readonly everyMs: number;
  /** Until it is so old, ms, an answer counts when there is no newer one. */
  readonly goodForMs: number;
  find(ask: Ask, steps: Steps): Promise<NonNullable<Found[Name]> | null>;
}

/** Where a look that takes many calls keeps how far it has come. */
export interface Steps {
  readonly before: Search | undefined;
  save(search: Search): Promise<void>;
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/**
 * What is asked about a site, in the order in which it is needed. All together need 4 calls a minute at the most, as long as
 * the schedules stand on one page: 1.1 for emergencies, 1.5 for people on queue, 0.7 for waits, 0.4 for a group and its schedules.
 */
export function looksOf({ emergencyGroupId, scheduleGroupId, queueId }: AvailabilitySettings): Look[] {
  return [
    ...(emergencyGroupId === undefined ? [] : [emergencyLook(emergencyGroupId)]),
    ...(scheduleGroupId === undefined ? [] : [groupLook(scheduleGroupId)]),
    ...(queueId === undefined ? [] : [agentsLook(queueId), waitLook(queueId)]),
  ];
}

function emergencyLook(id: string): Look<'isEmergency'> {
  return {
    name: 'isEmergency',
    everyMs: 55 * SECOND,
    goodForMs: 3 * MINUTE,
    find: async (ask) => {
      const group = await ask(askEmergencyGroup(id));
      return group.enabled && isActive(group);
    },
  };
}

function groupLook(id: string): Look<'group'> {
  return {
    name: 'group',
    everyMs: 5 * MINUTE,
    // Whoever has planned a week has not planned it anew within the hour, and visitors come while Genesys is down, too.
    goodForMs: 60 * MINUTE,
    find: (ask, steps) => findScheduleGroup(id, { ask, ...steps }),
  };
}

/** One row for each routing status, and none where nobody has it: their sum (genesys.md 14.3, INFERENCE). */
function agentsLook(queueId: string): Look<'agents'> {
  return {
    name: 'agents',
    everyMs: 40 * SECOND,
    goodForMs: 2.5 * MINUTE,
    find: async (ask) => {
      const { results } = await ask(askQueueAgents(queueId));
      const rows = results.flatMap(({ data }) => data ?? []);
      return rows
        .filter(({ metric }) => metric === 'oOnQueueUsers')
        .reduce((sum, { stats }) => sum + (stats?.count ?? 0), 0);
    },
  };
}

/** It may be empty (genesys.md 14.3, COMMUNITY). */
function waitLook(queueId: string): Look<'wait'> {
  return {
    name: 'wait',
    everyMs: 90 * SECOND,
    goodForMs: 4 * MINUTE,
    find: async (ask) => {
      const { results } = await ask(askQueueWait(queueId));
      return results[0]?.estimatedWaitTimeSeconds ?? null;
    },
  };
}
