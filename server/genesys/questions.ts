import { z } from 'zod';

/** What Genesys is asked besides guests: for the metrics and the log. */
export type AskName = 'schedule-group' | 'schedules' | 'emergency-group' | 'queue-agents' | 'queue-wait';

/** Something that Genesys is asked, and what its answer must look like. It changes nothing there. */
export interface Question<T> {
  readonly name: AskName;
  readonly method: 'GET' | 'POST';
  /** Below the API's host, with its query. */
  readonly path: string;
  readonly body?: object;
  readonly answer: z.ZodType<T>;
}

/** `getArchitectSchedulegroup`. */
export function askScheduleGroup(id: string): Question<ScheduleGroupAnswer> {
  return { name: 'schedule-group', method: 'GET', path: `${ARCHITECT}/schedulegroups/${id}`, answer: group };
}

/** `getArchitectSchedule`. */
export function askSchedule(id: string): Question<ScheduleAnswer> {
  const path = `${ARCHITECT}/schedules/${encodeURIComponent(id)}`;
  return { name: 'schedules', method: 'GET', path, answer: schedule };
}

/** `getArchitectSchedules`: one page of all that the organisation has; the first one is 1. */
export function askSchedules(pageNumber: number): Question<SchedulesAnswer> {
  const path = `${ARCHITECT}/schedules?pageNumber=${pageNumber}&pageSize=100`;
  return { name: 'schedules', method: 'GET', path, answer: schedules };
}

/** `getArchitectEmergencygroup`. */
export function askEmergencyGroup(id: string): Question<EmergencyGroupAnswer> {
  const path = `${ARCHITECT}/emergencygroups/${id}`;
  return { name: 'emergency-group', method: 'GET', path, answer: emergencyGroup };
}

/** `postAnalyticsQueuesObservationsQuery`: who is on queue (genesys.md 14.3, the model CONFIRMED, its use COMMUNITY). */
export function askQueueAgents(queueId: string): Question<ObservationsAnswer> {
  const predicate = { type: 'dimension', dimension: 'queueId', operator: 'matches', value: queueId };
  return {
    name: 'queue-agents',
    method: 'POST',
    path: '/api/v2/analytics/queues/observations/query',
    body: { filter: { type: 'or', predicates: [predicate] }, metrics: ['oOnQueueUsers'] },
    answer: observations,
  };
}

/** `getRoutingQueueMediatypeEstimatedwaittime`, of messages. */
export function askQueueWait(queueId: string): Question<WaitAnswer> {
  const path = `/api/v2/routing/queues/${queueId}/mediatypes/message/estimatedwaittime`;
  return { name: 'queue-wait', method: 'GET', path, answer: wait };
}

const ARCHITECT = '/api/v2/architect';

// Genesys leaves out what is empty, here and there, and adds what nobody asked for (genesys.md 14.1 and 14.3).
const references = z
  .array(z.object({ id: z.string().min(1) }))
  .nullish()
  .transform((list) => (list ?? []).map(({ id }) => id));
/** `active`, `inactive` or `deleted` (MEMORY): whatever is not active counts as not there. */
const state = z.string().nullish();

const group = z.object({
  timeZone: z.string(),
  state,
  openSchedules: references,
  closedSchedules: references,
  holidaySchedules: references,
});
export type ScheduleGroupAnswer = z.infer<typeof group>;

const schedule = z.object({
  id: z.string(),
  state,
  /** Local, without a zone: `2026-01-05T08:00:00.000000` (genesys.md 14.2, CONFIRMED). */
  start: z.string(),
  end: z.string(),
  /** Not there: once. */
  rrule: z.string().nullish(),
});
export type ScheduleAnswer = z.infer<typeof schedule>;

/** Schedules of others may lack what ours have: what they are is read when they turn out to be wanted. */
const schedules = z.object({
  entities: z.array(z.looseObject({ id: z.string() })),
  pageCount: z.int().min(0).nullish(),
});
export type SchedulesAnswer = z.infer<typeof schedules>;
/** Of a page, as of one that is asked for alone. */
export const scheduleOfPage: z.ZodType<ScheduleAnswer> = schedule;

const emergencyGroup = z.object({ enabled: z.boolean(), state });
export type EmergencyGroupAnswer = z.infer<typeof emergencyGroup>;

const row = z.object({
  metric: z.string(),
  stats: z.object({ count: z.number().min(0).nullish() }).nullish(),
});
/** Empty where nobody is there. Without any list it is no answer, and would be read as nobody. */
const observations = z.object({ results: z.array(z.object({ data: z.array(row).nullish() })) });
export type ObservationsAnswer = z.infer<typeof observations>;

const wait = z.object({
  results: z.array(z.object({ estimatedWaitTimeSeconds: z.number().min(0).nullish() })),
});
export type WaitAnswer = z.infer<typeof wait>;
