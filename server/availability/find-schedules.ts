import {
  askSchedule,
  askScheduleGroup,
  askSchedules,
  type Question,
  type ScheduleAnswer,
  type ScheduleGroupAnswer,
  scheduleOfPage,
} from '../genesys/questions.ts';
import { Problem } from '../http/problems.ts';
import type { Schedule, ScheduleGroup } from './schedules.ts';

/** Asks Genesys by one call. */
export type Ask = <T>(question: Question<T>) => Promise<T>;

/** How far a search has come: where many schedules must be gone through, it is carried on in the next minute. */
export interface Search {
  readonly group: ScheduleGroupAnswer;
  readonly found: readonly ScheduleAnswer[];
  /** Of the list of all schedules; not known before the first page. */
  readonly pages?: number;
  readonly nextPage: number;
}

/**
 * Finds a schedule group with its active schedules. A group names its schedules by id alone: they are asked for one by one, or
 * with all others of the organisation, 100 in a call, whatever needs fewer calls. Each step is told to `save`; `before` is the
 * last that was saved. Rejects with a `Problem`, or with what `ask` rejects with.
 */
export async function findScheduleGroup(
  id: string,
  { ask, before, save }: { ask: Ask; before: Search | undefined; save(search: Search): Promise<void> },
): Promise<ScheduleGroup> {
  let search = before ?? { group: await ask(askScheduleGroup(id)), found: [], nextPage: 1 };
  await save(search);
  for (;;) {
    const missing = missingIn(search);
    const [first] = missing;
    if (first === undefined) return groupOf(id, search);
    const pagesLeft = (search.pages ?? 1) - search.nextPage + 1;
    search =
      pagesLeft > 0 && pagesLeft < missing.length
        ? await withNextPage(search, missing, ask)
        : { ...search, found: [...search.found, await ask(askSchedule(first))] };
    await save(search);
  }
}

async function withNextPage(search: Search, missing: readonly string[], ask: Ask): Promise<Search> {
  const { entities, pageCount } = await ask(askSchedules(search.nextPage));
  const found = entities
    .filter(({ id }) => missing.includes(id))
    .flatMap((entity) => scheduleOfPage.safeParse(entity).data ?? []);
  return {
    ...search,
    found: [...search.found, ...found],
    pages: pageCount ?? search.nextPage,
    nextPage: search.nextPage + 1,
  };
}

function missingIn({ group, found }: Search): string[] {
  const wanted = [...group.openSchedules, ...group.closedSchedules, ...group.holidaySchedules];
  const known = new Set(found.map(({ id }) => id));
  return [...new Set(wanted)].filter((id) => !known.has(id));
}

function groupOf(id: string, { group, found }: Search): ScheduleGroup {
  if (!isActive(group)) {
    throw new Problem('genesys-refused', {
      remedy: `Schedule group ${id} is ${group.state} in Genesys Cloud. Activate it, or name another in AVAILABILITY_SCHEDULE_GROUP.`,
    });
  }
  const active = new Map(found.filter(isActive).map((schedule) => [schedule.id, schedule]));
  const schedules = (ids: readonly string[]) => ids.flatMap((one) => scheduleOf(active.get(one)));
  return {
    timeZone: group.timeZone,
    open: schedules(group.openSchedules),
    closed: schedules(group.closedSchedules),
    holiday: schedules(group.holidaySchedules),
  };
}

function scheduleOf(answer: ScheduleAnswer | undefined): Schedule[] {
  if (answer === undefined) return [];
  const { id, start, end, rrule } = answer;
  return [{ id, start, end, ...(rrule ? { rrule } : {}) }];
}

/** Whatever is not active counts as absent (genesys.md 14.2, MEMORY); one that does not say so is there. */
export function isActive({ state }: { readonly state?: string | null | undefined }): boolean {
  return state === undefined || state === null || state === 'active';
}
