import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GuestSession } from '../../server/guest-token/wire.ts';
import { placeNamed } from './regions.ts';
import { endpointAt, knownSettings, settingsFromAnswer, settingsFromFile } from './settings.ts';

const companion = {
  deploymentId: '0c3f9d8e-1111-4222-8333-444455556666',
  region: 'mypurecloud.ie',
  environment: 'prod-euw1',
  scriptUrl: 'http://localhost:4000/genesys-bootstrap/genesys.min.js',
};
const own = '5a4db0c5-0000-4000-8000-5a4db0c50001';
const nothing = { deploymentId: '' };

describe('which Messenger is mounted', () => {
  it('is the companion’s where the tag says nothing', () => {
    expect(settingsFromFile(nothing, companion, undefined)).toEqual(companion);
  });

  it('is the tag’s deployment in the companion’s region', () => {
    const settings = settingsFromFile({ ...nothing, deploymentId: own }, companion, undefined);
    expect(settings).toEqual({ ...companion, deploymentId: own });
  });

  it.each(['euw1', 'prod-euw1', 'eu-west-1', 'mypurecloud.ie'])(
    'comes from the companion’s own script address where the tag names the same region: %s',
    (region) => {
      expect(settingsFromFile(nothing, companion, placeNamed(region))).toEqual(companion);
    },
  );

  it('waits for the companion’s answer where the tag names another region, or the companion names none', () => {
    expect(settingsFromFile({ deploymentId: own }, companion, placeNamed('euc1'))).toBeUndefined();
    expect(settingsFromFile({ deploymentId: own }, {}, placeNamed('euw1'))).toBeUndefined();
  });

  it('is what the companion answers, which may be the sandbox, whatever region the tag names', () => {
    const answer = { ...companion, guestId: 'g', token: 't' } as GuestSession;
    expect(settingsFromAnswer({ deploymentId: own }, answer, placeNamed('euw1'))).toEqual({
      ...companion,
      deploymentId: own,
    });
  });

  it('is Genesys’s own in the tag’s region where no companion answers', () => {
    expect(settingsFromAnswer({ deploymentId: own }, undefined, placeNamed('Prod-EUC1'))).toEqual({
      deploymentId: own,
      region: 'mypurecloud.de',
      environment: 'prod-euc1',
      scriptUrl: 'https://apps.mypurecloud.de/genesys-bootstrap/genesys.min.js',
    });
  });

  it.each([
    ['deployment', { deploymentId: '', region: 'euw1' }],
    ['region', { deploymentId: own, region: '' }],
  ])('is nobody’s where nobody names a %s: that is a problem of the site', (_, options) => {
    expect(() => settingsFromAnswer(options, undefined, placeNamed(options.region))).toThrow(
      expect.objectContaining({ code: 'bad-config' }),
    );
  });

  it('is nowhere where the tag names no region of Genesys’s', () => {
    expect(placeNamed('moon')).toBeUndefined();
  });

  it('never comes from what a page has added to all objects', () => {
    Object.assign(Object.prototype, { scriptUrl: 'https://evil.test/x.js', deploymentId: own, region: 'x' });
    try {
      const known = knownSettings({} as never);
      expect(known.scriptUrl).toBeUndefined();
      expect(settingsFromFile(nothing, known, undefined)).toBeUndefined();
    } finally {
      for (const name of ['scriptUrl', 'deploymentId', 'region'])
        Reflect.deleteProperty(Object.prototype, name);
    }
  });
});

describe('the endpoint of guest sessions', () => {
  const base = 'https://chat.example.com/';

  it('is relative to the companion, and none where there is no companion', () => {
    expect(endpointAt('api/guest-token', base)).toBe(`${base}api/guest-token`);
    expect(endpointAt('https://other.example/guests', base)).toBe('https://other.example/guests');
    expect(endpointAt('none', base)).toBe('');
  });

  it('is the default where what the tag says is no address', () => {
    expect(endpointAt('http://[', base)).toBe(`${base}api/guest-token`);
  });

  it('is an address whatever the tag says', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const endpoint = endpointAt(text, base);
        expect(endpoint === '' || URL.canParse(endpoint)).toBe(true);
      }),
    );
  });
});
