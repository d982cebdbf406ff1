/** Whether there is anybody to answer a visitor now: `GET /api/availability` (contract section 3.10). */
export interface AvailabilityAnswer {
  /** `emergency` is closed, too, by somebody's hand; `unknown` must never hide a chat. */
  readonly state: 'open' | 'closed' | 'emergency' | 'unknown';
  /** When it is closed: the next time it opens by the timetable, ISO 8601 in UTC. */
  readonly opensAt?: string;
  /** How long a message waits, by Genesys's estimate. No proof that anybody is there. */
  readonly waitSeconds?: number;
  /** How many people are on queue, free or not. */
  readonly agents?: number;
}
