import { randomUUID } from 'node:crypto';
import { z } from 'zod';

const id = z.string().min(1).default(randomUUID);
const name = z.string().min(1);
const state = z.enum(['active', 'inactive', 'deleted']).default('active');
const reference = z.strictObject({ id: z.string().min(1), name });
const ids = z.array(z.string().min(1)).readonly().default([]);
const count = z.int().min(0).default(0);

/** Of the division that every organisation has. */
export const HOME_DIVISION = { id: '5a4db0c5-0000-4000-8000-5a4db0c50010', name: 'Home' };

const member = z.strictObject({
  id,
  name,
  /** Whether the person takes work from this queue. */
  joined: z.boolean().default(true),
  /** The words that are known of (genesys.md 14.3); there are others. */
  routingStatus: z.enum(['OFF_QUEUE', 'IDLE', 'INTERACTING', 'NOT_RESPONDING']).default('IDLE'),
});

const queue = z.strictObject({
  id,
  name,
  divisionId: z.string().min(1).default(HOME_DIVISION.id),
  members: z.array(member).readonly().default([]),
  /** Messages that nobody has taken yet. */
  waiting: count,
  /** Messages that are offered to somebody. */
  alerting: count,
  /** Messages that somebody answers. */
  interacting: count,
  /** `null`: there is no estimate, which Genesys tells by an empty list. */
  estimatedWaitSeconds: z.int().min(0).nullable().default(null),
  messageInQueueFlow: reference.optional(),
});

/** Local, without a zone: the group has it (genesys.md 14.2, CONFIRMED). */
const localTime = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,6})?$/, 'write it like 2026-01-05T09:00:00.000000');

const schedule = z.strictObject({
  id,
  name,
  state,
  start: localTime,
  end: localTime,
  /** The value of an iCal RRULE; none: once. */
  rrule: z.string().min(1).optional(),
});

const scheduleGroup = z.strictObject({
  id,
  name,
  state,
  /** Such as `Europe/Berlin`. */
  timeZone: z.string().min(1),
  openSchedules: ids,
  closedSchedules: ids,
  holidaySchedules: ids,
});

const emergencyGroup = z.strictObject({
  id,
  name,
  state,
  /** Whether there is an emergency. */
  enabled: z.boolean(),
  emergencyCallFlows: z
    .array(z.strictObject({ emergencyFlow: reference, ivrs: z.array(reference).readonly().default([]) }))
    .readonly()
    .default([]),
});

/** What an organisation holds for those who ask whether somebody is there. Each list given replaces the one before. */
export const platformSettings = {
  queues: z.array(queue).readonly(),
  schedules: z.array(schedule).readonly(),
  /** Their schedules are named by id. */
  scheduleGroups: z.array(scheduleGroup).readonly(),
  emergencyGroups: z.array(emergencyGroup).readonly(),
};

type PlatformSettings = z.infer<z.ZodObject<typeof platformSettings>>;
export type Queue = PlatformSettings['queues'][number];

const OPENING_HOURS = '5a4db0c5-0000-4000-8000-5a4db0c50021';

/** A shop with opening hours and two people, one of whom is free. */
export const defaultPlatformSettings: PlatformSettings = {
  queues: [
    {
      id: '5a4db0c5-0000-4000-8000-5a4db0c50011',
      name: 'Shop',
      divisionId: HOME_DIVISION.id,
      members: [
        { id: '5a4db0c5-0000-4000-8000-5a4db0c50012', name: 'Maya', joined: true, routingStatus: 'IDLE' },
        {
          id: '5a4db0c5-0000-4000-8000-5a4db0c50013',
          name: 'Tom',
          joined: true,
          routingStatus: 'INTERACTING',
        },
      ],
      waiting: 0,
      alerting: 0,
      interacting: 1,
      estimatedWaitSeconds: 30,
    },
  ],
  schedules: [
    {
      id: OPENING_HOURS,
      name: 'Monday to Friday',
      state: 'active',
      start: '2026-01-05T09:00:00.000000',
      end: '2026-01-05T17:00:00.000000',
      rrule: 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR',
    },
  ],
  scheduleGroups: [
    {
      id: '5a4db0c5-0000-4000-8000-5a4db0c50022',
      name: 'Opening hours',
      state: 'active',
      timeZone: 'Europe/Berlin',
      openSchedules: [OPENING_HOURS],
      closedSchedules: [],
      holidaySchedules: [],
    },
  ],
  emergencyGroups: [
    {
      id: '5a4db0c5-0000-4000-8000-5a4db0c50023',
      name: 'Shop is closed',
      state: 'active',
      enabled: false,
      emergencyCallFlows: [],
    },
  ],
};
