import type { Row } from './row.ts';

const C = 'CONFIRMED';

/** Section 14 of genesys.md: what a client with client credentials reads. */
export const rowsOfTheApi: readonly Row[] = [
  { id: '14.1/organisation', what: 'organizations/me', status: C },
  { id: '14.1/deployments', what: 'a deployment, and the list of them', status: C },
  { id: '14.1/configurations', what: 'versions of a configuration', status: C },
  { id: '14.1/deployment-configurations', what: '{configurationVersion, deployment}', status: C },
  { id: '14.1/message-details', what: 'from a message to its conversation', status: C },
  { id: '14.1/queues', what: 'by id, name and division', status: C },
  { id: '14.1/queue-members', what: 'joined and routingStatus', status: C },
  { id: '14.1/estimated-wait', what: 'of a queue', status: C },
  { id: '14.1/estimated-wait-of-messages', what: 'of a queue’s mediatypes/message', status: C },
  { id: '14.1/observations', what: 'the query and its answer', status: C },
  { id: '14.1/schedule-groups', what: 'timeZone and references', status: C },
  { id: '14.1/schedules', what: 'start, end, rrule, state', status: C },
  { id: '14.1/emergency-groups', what: 'enabled, emergencyCallFlows, state', status: C },
  { id: '14.1/lists', what: 'pageNumber, pageSize, name', status: C },

  { id: '14.2/local-times', what: 'start and end without a zone', status: C },
  { id: '14.2/rrule', what: 'the value of an RRULE; none: once', status: C },
  {
    id: '14.2/order',
    what: 'Emergency, Holiday, Closed, Open; else Closed',
    status: C,
    leftOut:
      'Architect works it out inside a flow: no call answers it, so nothing of it is seen from outside',
  },
  {
    id: '14.2/alone',
    what: 'a schedule alone is Active or Inactive',
    status: C,
    leftOut:
      'Architect works it out inside a flow: no call answers it, so nothing of it is seen from outside',
  },
  { id: '14.2/emergency', what: 'a group with enabled: true is active', status: C },
  {
    id: '14.2/no-open-now',
    what: 'no call answers “open now?”: the answers are the same at any time',
    status: C,
  },

  { id: '14.3/metrics', what: 'nine metrics', status: C },
  { id: '14.3/qualifier', what: 'one row for each routing status', status: C },
  { id: '14.3/on-queue', what: 'on queue is not free for messages', status: C },
  { id: '14.3/estimate', what: 'never shows that somebody is there; may be empty', status: C },
];
