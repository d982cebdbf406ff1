import type { OpeningHours } from './opening-hours.ts';

/** By what a site says whether anybody is there. Ids are those of Genesys Cloud. */
export interface AvailabilitySettings {
  /** Architect's schedule group; never beside `openingHours`. */
  readonly scheduleGroupId: string | undefined;
  readonly openingHours: OpeningHours | undefined;
  readonly emergencyGroupId: string | undefined;
  readonly queueId: string | undefined;
}

/** Whether Genesys has to be asked for any of it. */
export function asksGenesys({ scheduleGroupId, emergencyGroupId, queueId }: AvailabilitySettings): boolean {
  return [scheduleGroupId, emergencyGroupId, queueId].some((id) => id !== undefined);
}
