import { describe, expect, it } from 'vitest';
import { readConfig } from './read.ts';
import { least, refusalOf } from './refusal.testing.ts';

const ID = '5A4DB0C5-0000-4000-8000-5A4DB0C50022';
const client = { GENESYS_CLIENT_ID: 'client', GENESYS_CLIENT_SECRET: 'its-secret' };

describe('the configuration of availability', () => {
  it('is none where nothing is named', () => {
    expect(readConfig(least).sites[0].availability).toBeUndefined();
  });

  it('names what Genesys is asked for, also where guests are minted', () => {
    const site = readConfig({
      ...least,
      ...client,
      GUEST_ISSUER: 'minted',
      AVAILABILITY_SCHEDULE_GROUP: ID,
      AVAILABILITY_QUEUE: ID,
    }).sites[0];
    expect(site).toMatchObject({
      issuer: 'minted',
      availability: {
        scheduleGroupId: ID.toLowerCase(),
        queueId: ID.toLowerCase(),
        emergencyGroupId: undefined,
      },
    });
  });

  it('needs no OAuth client for opening hours', () => {
    const { availability } = readConfig({ ...least, OPENING_HOURS: ' Mo-Fr 09:00-17:00 Europe/Berlin ' })
      .sites[0];
    expect(availability?.openingHours).toEqual({
      timeZone: 'Europe/Berlin',
      pieces: [{ days: [1, 2, 3, 4, 5], from: 540, until: 1020 }],
    });
  });

  it.each([
    [{ AVAILABILITY_SCHEDULE_GROUP: ID }, 'AVAILABILITY_SCHEDULE_GROUP: needs GENESYS_CLIENT_ID'],
    [{ AVAILABILITY_SCHEDULE_GROUP: ID }, 'Without one, write OPENING_HOURS.'],
    [{ AVAILABILITY_QUEUE: ID }, 'AVAILABILITY_QUEUE: needs GENESYS_CLIENT_ID'],
    [
      { ...client, AVAILABILITY_QUEUE: 'Shop' },
      'AVAILABILITY_QUEUE: "Shop" is no id of a queue: copy the UUID',
    ],
    [
      { ...client, AVAILABILITY_SCHEDULE_GROUP: ID, OPENING_HOURS: 'Mo-Su Europe/Berlin' },
      'OPENING_HOURS: is set beside AVAILABILITY_SCHEDULE_GROUP',
    ],
    [
      { OPENING_HOURS: 'Mo-Fr 9-17 Europe/Berlin' },
      'OPENING_HOURS: has "9-17", which is no time from one hour to another: write it like 09:00-17:00',
    ],
    [{ OPENING_HOURS: 'Mo-Fr 09:00-17:00' }, 'in the place of a time zone such as Europe/Berlin'],
  ])('stops the start with %j, in words', (given, fault) => {
    expect(refusalOf({ ...least, ...given })).toContain(fault);
  });
});
