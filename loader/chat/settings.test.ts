import { describe, expect, it } from 'vitest';
import { messengerSettings } from './settings.ts';

const companion = {
  deploymentId: '0c3f9d8e-1111-4222-8333-444455556666',
  region: 'mypurecloud.ie',
  environment: 'prod-euw1',
  scriptUrl: 'https://apps.mypurecloud.ie/genesys-bootstrap/genesys.min.js',
};
const own = '5a4db0c5-0000-4000-8000-5a4db0c50001';

describe('which Messenger is mounted', () => {
  it('is the companion’s where the tag says nothing', async () => {
    expect(await messengerSettings({}, companion)).toEqual(companion);
  });

  it('is the tag’s deployment in the companion’s region', async () => {
    expect(await messengerSettings({}, companion, own)).toEqual({ ...companion, deploymentId: own });
  });

  it.each(['euc1', 'prod-euc1', 'eu-central-1', 'mypurecloud.de', 'Frankfurt'])(
    'is in the region of the tag, spelled %s',
    async (region) => {
      const settings = await messengerSettings({ region }, companion).catch((error) => error.problem);
      if (region === 'Frankfurt') expect(settings).toBe('unknown-region');
      else
        expect(settings).toMatchObject({
          region: 'mypurecloud.de',
          scriptUrl: 'https://apps.mypurecloud.de/genesys-bootstrap/genesys.min.js',
        });
    },
  );

  it('comes from the companion’s own script address where the tag names the same region', async () => {
    const local = { ...companion, scriptUrl: 'http://localhost:4000/genesys-bootstrap/genesys.min.js' };
    expect(await messengerSettings({ region: 'euw1' }, local)).toEqual(local);
  });

  it('is nobody’s where both together name no deployment or no region', async () => {
    expect(await messengerSettings({}, {})).toBeUndefined();
    expect(await messengerSettings({ region: 'euw1' }, {})).toBeUndefined();
    expect(await messengerSettings({}, {}, own)).toBeUndefined();
  });

  it('is no region of Genesys’s: the problem says what to write', async () => {
    await expect(messengerSettings({ region: 'moon' }, companion)).rejects.toMatchObject({
      problem: 'unknown-region',
      message: expect.stringContaining('mypurecloud.ie'),
    });
  });
});
