import { describe, expect, it } from 'vitest';
import { chatOptions, parseOptions } from '../options.ts';
import { messengerSettings } from './settings.ts';

const deploymentId = '0c3f9a52-7f2b-4b6f-9a51-6c2f0a1d7e11';
const companion = {
  deploymentId,
  region: 'mypurecloud.ie',
  environment: 'prod-euw1',
  scriptUrl: 'https://proxy.example/genesys.min.js',
};

describe('the settings of Messenger', () => {
  it('are the companion’s where the tag says nothing', async () => {
    expect(await messengerSettings(options(), companion)).toEqual(companion);
  });

  it('follow the tag’s region in any spelling, with the script of that region', async () => {
    expect(await messengerSettings(options({ region: 'us-west-2' }), companion)).toEqual({
      deploymentId,
      region: 'usw2.pure.cloud',
      environment: 'prod-usw2',
      scriptUrl: 'https://apps.usw2.pure.cloud/genesys-bootstrap/genesys.min.js',
    });
  });

  it('keep the companion’s script address when the tag names the same region in another spelling', async () => {
    expect(await messengerSettings(options({ region: 'euw1' }), companion)).toEqual(companion);
  });

  it('need no companion when the tag names deployment and region', async () => {
    const settings = await messengerSettings(options({ deploymentId, region: 'mypurecloud.com' }), undefined);
    expect(settings).toMatchObject({ deploymentId, environment: 'prod' });
  });

  it('are missing while deployment or region is unknown', async () => {
    expect(await messengerSettings(options({ region: 'euw1' }), undefined)).toBeUndefined();
    expect(await messengerSettings(options({ deploymentId }), undefined)).toBeUndefined();
  });

  it('name a region that Genesys does not have', async () => {
    await expect(messengerSettings(options({ region: 'atlantis-1' }), companion)).rejects.toMatchObject({
      code: 'unknown-region',
      detail: expect.stringContaining('atlantis-1'),
    });
  });
});

function options(given: Record<string, string> = {}) {
  return parseOptions(chatOptions, Object.entries(given), () => {});
}
