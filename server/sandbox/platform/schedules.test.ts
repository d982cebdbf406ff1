import platformClient from 'purecloud-platform-client-v2';
import { expect, test } from 'vitest';
import { clockForTest, setControl } from '../sandbox.testing.ts';
import { expectGuarded, logIn, sandboxWithLogin } from './platform.testing.ts';

const architect = new platformClient.ArchitectApi();
const permissions = ['routing:schedule:view', 'routing:scheduleGroup:view', 'routing:emergencyGroup:view'];
const opening = {
  id: 's-1',
  name: 'Weekdays',
  start: '2026-01-05T08:00:00.000000',
  end: '2026-01-05T18:00:00.000000',
  rrule: 'FREQ=WEEKLY;BYDAY=MO,TU',
};
const holiday = { id: 's-2', name: 'New Year', start: '2027-01-01T00:00:00', end: '2027-01-02T00:00:00' };

test('[14.1/schedule-groups] a group has its zone and refers to its schedules', async () => {
  const sandbox = await sandboxWithLogin(permissions);
  const group = {
    id: 'g-1',
    name: 'Shop',
    timeZone: 'Europe/Berlin',
    openSchedules: ['s-1'],
    holidaySchedules: ['s-2'],
  };
  await setControl(sandbox, { schedules: [opening, holiday], scheduleGroups: [group] });
  const expected = {
    id: 'g-1',
    timeZone: 'Europe/Berlin',
    state: 'active',
    openSchedules: [{ id: 's-1', name: 'Weekdays' }],
    closedSchedules: [],
    holidaySchedules: [{ id: 's-2', name: 'New Year' }],
  };
  expect(await architect.getArchitectSchedulegroup('g-1')).toMatchObject(expected);
  expect((await architect.getArchitectSchedulegroups({ name: 'shop' })).entities).toMatchObject([expected]);
  await expect(architect.getArchitectSchedulegroup('g-2')).rejects.toMatchObject({ status: 404 });
  await expectGuarded(sandbox, () => architect.getArchitectSchedulegroups());
});

test('[14.1/schedules] [14.2/local-times] [14.2/rrule] a schedule has local times without a zone, and a rule unless it is for once', async () => {
  const sandbox = await sandboxWithLogin(permissions);
  await setControl(sandbox, { schedules: [opening, { ...holiday, state: 'inactive' }] });
  expect(await architect.getArchitectSchedule('s-1')).toMatchObject({ ...opening, state: 'active' });
  const once = await architect.getArchitectSchedule('s-2');
  expect(once).toMatchObject({ start: '2027-01-01T00:00:00', state: 'inactive' });
  expect(once).not.toHaveProperty('rrule');
  const zoned = { schedules: [{ ...opening, start: '2026-01-05T08:00:00.000Z' }] };
  expect((await setControl(sandbox, zoned)).status).toBe(400);
  expect((await architect.getArchitectSchedules()).entities).toHaveLength(2);
  await expectGuarded(sandbox, () => architect.getArchitectSchedules());
});

test('[14.1/emergency-groups] [14.2/emergency] an emergency is a group that is enabled, for the flows that it names', async () => {
  const sandbox = await sandboxWithLogin(permissions);
  const emergencyCallFlows = [{ emergencyFlow: { id: 'f-1', name: 'Closed today' }, ivrs: [] }];
  const off = { id: 'e-2', name: 'Storm', enabled: false };
  await setControl(sandbox, {
    emergencyGroups: [{ id: 'e-1', name: 'Fire', enabled: true, emergencyCallFlows }, off],
  });
  expect(await architect.getArchitectEmergencygroup('e-1')).toMatchObject({
    enabled: true,
    state: 'active',
    emergencyCallFlows,
  });
  const list = await architect.getArchitectEmergencygroups();
  expect(list.entities?.map(({ enabled }) => enabled)).toEqual([true, false]);
  await expectGuarded(sandbox, () => architect.getArchitectEmergencygroup('e-1'));
});

test('[14.2/no-open-now] the answers are the same on every day of the week: whoever asks works it out', async () => {
  const clock = clockForTest();
  const sandbox = await sandboxWithLogin(permissions, { now: clock.now });
  const look = async () => [
    await architect.getArchitectSchedulegroups(),
    await architect.getArchitectSchedules(),
    await architect.getArchitectEmergencygroups(),
  ];
  const today = await look();
  expect(today[0]).toMatchObject({ entities: [{ name: 'Opening hours', timeZone: 'Europe/Berlin' }] });
  for (let day = 1; day < 7; day++) {
    clock.pass(24 * 60 * 60 * 1000);
    await logIn(sandbox);
    expect(await look()).toEqual(today);
  }
});
