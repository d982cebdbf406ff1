import type { AskName } from './questions.ts';

/** What an OAuth client needs before Genesys answers a question. */
export interface Permission {
  /** In one of its roles, for the division of what is asked about (genesys.md 14.1, CONFIRMED but for queues: COMMUNITY). */
  readonly permission: string;
  /** Among those of the OAuth client (TF, COMMUNITY). */
  readonly scope: string;
  /** The variable that names what is asked about. */
  readonly variable: string;
}

export const PERMISSIONS: Readonly<Record<AskName, Permission>> = {
  'schedule-group': {
    permission: 'routing:scheduleGroup:view',
    scope: 'routing:readonly',
    variable: 'AVAILABILITY_SCHEDULE_GROUP',
  },
  schedules: {
    permission: 'routing:schedule:view',
    scope: 'routing:readonly',
    variable: 'AVAILABILITY_SCHEDULE_GROUP',
  },
  'emergency-group': {
    permission: 'routing:emergencyGroup:view',
    scope: 'routing:readonly',
    variable: 'AVAILABILITY_EMERGENCY_GROUP',
  },
  'queue-agents': {
    permission: 'analytics:queueObservation:view',
    scope: 'analytics:readonly',
    variable: 'AVAILABILITY_QUEUE',
  },
  'queue-wait': {
    permission: 'routing:queue:view',
    scope: 'routing:readonly',
    variable: 'AVAILABILITY_QUEUE',
  },
};
