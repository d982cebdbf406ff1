import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { Environment } from '../config/config.ts';
import { readConfig } from '../config/read.ts';
import { type Sandbox, startSandbox } from '../sandbox/sandbox.ts';
import { variablesFor } from '../sandbox/variables.ts';
import { send } from '../testing/http.testing.ts';
import { availability } from './availability.ts';
import { sceneOf } from './doctor.ts';

/** The platform SDK takes seconds to load on a busy machine. */
const SLOW = { timeout: 30_000 };
const GROUP = '11111111-0000-4000-8000-000000000001';
const EMERGENCY = '11111111-0000-4000-8000-000000000002';
const QUEUE = '11111111-0000-4000-8000-000000000003';
const ALL: Environment = {
  AVAILABILITY_SCHEDULE_GROUP: GROUP,
  AVAILABILITY_EMERGENCY_GROUP: EMERGENCY,
  AVAILABILITY_QUEUE: QUEUE,
};
const PERMISSIONS = [
  'routing:scheduleGroup:view',
  'routing:schedule:view',
  'routing:emergencyGroup:view',
  'routing:queue:view',
  'analytics:queueObservation:view',
];
const group = {
  id: GROUP,
  name: 'Shop',
  timeZone: 'Europe/Berlin',
  openSchedules: ['weekdays'],
};
const atGenesys = {
  clientPermissions: PERMISSIONS,
  schedules: [
    {
      id: 'weekdays',
      name: 'Weekdays',
      start: '2026-01-05T09:00:00.000000',
      end: '2026-01-05T17:00:00.000000',
      rrule: 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR',
    },
  ],
  scheduleGroups: [group],
  emergencyGroups: [{ id: EMERGENCY, name: 'Fire', enabled: false }],
  queues: [{ id: QUEUE, name: 'Shop', members: [{ name: 'Maya' }], estimatedWaitSeconds: 90 }],
};
/** 11:00 in Berlin, and 20:00. */
const ON_FRIDAY = '2026-11-27T10:00:00Z';
const ON_FRIDAY_EVENING = '2026-11-27T19:00:00Z';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());

/** What the doctor finds at this time, in a site with these variables and an organisation with these settings. */
async function look(env: Environment, { at = ON_FRIDAY, genesys = {} } = {}) {
  const control = (settings: object) =>
    send('POST', `${sandbox.url}/sandbox/control`, JSON_BODY, JSON.stringify(settings));
  expect((await control({ ...atGenesys, ...genesys })).status).toBe(200);
  onTestFinished(async () => void (await control({ reset: true })));
  const config = readConfig({ ...variablesFor(sandbox), ...env });
  return availability(sceneOf(config.sites[0], { config, extent: 'whole', now: () => Date.parse(at) }));
}

const JSON_BODY = { 'content-type': 'application/json' };

const matching = (status: string, says: string, remedy?: string) => ({
  status,
  says: expect.stringContaining(says),
  ...(remedy && { remedy: expect.stringContaining(remedy) }),
});

describe('the doctor’s look at availability', SLOW, () => {
  it('finds what the site names, and says what pages hear now', async () => {
    expect(await look(ALL)).toMatchObject([
      matching('ok', 'The emergency group is off'),
      matching('ok', '1 open, 0 closed, 0 holiday, in Europe/Berlin'),
      matching('ok', 'On queue now: 1'),
      matching('ok', 'for some 90 s'),
      matching('ok', 'Pages hear now: open'),
    ]);
  });

  it('says when a closed shop opens, by the clocks of the shop', async () => {
    const found = await look(ALL, { at: ON_FRIDAY_EVENING });
    // Between day and hour each version of Node writes other words.
    expect(found.at(-1)?.says).toMatch(
      /^Pages hear now: closed. It opens Monday,? 30 November.* 09:00 \(Europe\/Berlin\)\.$/,
    );
  });

  it('knows opening hours without asking Genesys', async () => {
    const hours = {
      GENESYS_CLIENT_ID: '',
      GENESYS_CLIENT_SECRET: '',
      OPENING_HOURS: 'Mo-Fr 09:00-17:00 America/New_York',
    };
    const [only, ...more] = await look(hours);
    expect(only?.says).toMatch(/closed\. It opens Friday.* 09:00 \(America\/New_York\)\.$/);
    expect(more).toEqual([]);
  });

  it('says that an emergency is on', async () => {
    const genesys = { emergencyGroups: [{ id: EMERGENCY, name: 'Fire', enabled: true }] };
    expect(await look(ALL, { genesys })).toMatchObject([
      matching('ok', 'The emergency group is on'),
      {},
      {},
      {},
      matching('ok', 'Pages hear now: emergency'),
    ]);
  });

  it.each([
    ['routing:scheduleGroup:view', 1],
    ['routing:schedule:view', 1],
    ['routing:emergencyGroup:view', 0],
    ['analytics:queueObservation:view', 2],
    ['routing:queue:view', 3],
  ])('names the permission that the client lacks, and where roles are given: %s', async (lacking, index) => {
    const genesys = { clientPermissions: PERMISSIONS.filter((permission) => permission !== lacking) };
    const found = await look(ALL, { genesys });
    expect(found[index]).toMatchObject(matching('warning', 'pages hear unknown', lacking));
    expect(found[index]?.remedy).toContain('Admin, OAuth');
  });

  it('names the variable of what is not there', async () => {
    const found = await look({ AVAILABILITY_QUEUE: GROUP.replace('1', '2') }, {});
    expect(found).toContainEqual(expect.objectContaining(matching('warning', '404', 'AVAILABILITY_QUEUE')));
    const noGroup = await look({ AVAILABILITY_SCHEDULE_GROUP: QUEUE });
    expect(noGroup).toMatchObject([
      matching('warning', '404', 'AVAILABILITY_SCHEDULE_GROUP'),
      matching('warning', 'Pages hear unknown'),
    ]);
  });

  it.each([
    ['has no open schedule', { openSchedules: [] }, 'no open schedule', 'Schedule Groups'],
    ['is not active', { state: 'inactive' }, 'pages hear unknown', 'Activate it'],
    ['has a time zone of no place', { timeZone: 'Europe/Berln' }, '"Europe/Berln" is none', 'Mend it'],
  ])('tells of a schedule group that %s', async (_what, change, says, remedy) => {
    const found = await look(
      { AVAILABILITY_SCHEDULE_GROUP: GROUP },
      { genesys: { scheduleGroups: [{ ...group, ...change }] } },
    );
    expect(found).toContainEqual(expect.objectContaining(matching('warning', says, remedy)));
  });

  it('passes over a site that names nothing, and does not blame calls that were never made', async () => {
    expect(await look({})).toMatchObject([matching('skipped', 'No OPENING_HOURS')]);
    const wrong = await look({ ...ALL, GENESYS_CLIENT_SECRET: 'not-the-secret' });
    expect(wrong).toMatchObject([matching('skipped', 'no login')]);
  });
});
