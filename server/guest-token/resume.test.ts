import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createResumes } from './resume.ts';

const NEW = 'the newest session secret, long enough';
const OLD = 'the session secret of last month, long';
const here = { origin: 'https://www.example.com', deploymentId: 'd-1' };
const session = { guestId: 'guest', token: 'visitor-secret', expiresAt: 2_000 };
const at = (now: number) => () => now;

const resumes = createResumes([NEW, OLD], at(1_000));

describe('a sealed session', () => {
  it('opens where it was sealed, whatever is in it', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.string(), fc.webUrl(), (guestId, token, origin) => {
        const place = { ...here, origin };
        const sealed = resumes.seal({ guestId, token, expiresAt: 2_000 }, place);
        expect(resumes.open(sealed, place)).toEqual({ guestId, token, expiresAt: 2_000 });
      }),
    );
  });

  it('opens for no guest whose id is too long for a context, as a build before may have taken it', () => {
    const long = resumes.seal({ ...session, guestId: 'g'.repeat(65) }, here);
    expect(resumes.open(long, here)).toBeUndefined();
  });

  it('shows nothing, and looks different every time', () => {
    const sealed = resumes.seal(session, here);
    expect(sealed).toMatch(/^v2\.[\w-]+$/);
    expect(Buffer.from(sealed.slice(3), 'base64url').toString('latin1')).not.toMatch(/guest|visitor/);
    expect(resumes.seal(session, here)).not.toBe(sealed);
  });

  it('opens for no other origin and no other deployment', () => {
    const sealed = resumes.seal(session, here);
    expect(resumes.open(sealed, { ...here, origin: 'https://other.example' })).toBeUndefined();
    expect(resumes.open(sealed, { ...here, deploymentId: 'd-2' })).toBeUndefined();
    expect(resumes.open(sealed, { origin: `${here.origin}","d`, deploymentId: '-1' })).toBeUndefined();
  });

  it('opens until it expires', () => {
    const sealed = resumes.seal(session, here);
    expect(createResumes([NEW], at(1_999)).open(sealed, here)).toEqual(session);
    expect(createResumes([NEW], at(2_000)).open(sealed, here)).toBeUndefined();
  });

  it('opens by every secret that is known, and is sealed by the newest', () => {
    const byOld = createResumes([OLD], at(1_000)).seal(session, here);
    expect(resumes.open(byOld, here)).toEqual(session);
    expect(createResumes([OLD], at(1_000)).open(resumes.seal(session, here), here)).toBeUndefined();
    expect(createResumes([NEW], at(1_000)).open(byOld, here)).toBeUndefined();
  });

  it('does not open when one bit of it is changed, or a part is missing', () => {
    const box = Buffer.from(resumes.seal(session, here).slice(3), 'base64url');
    const sealed = (bytes: Buffer) => `v2.${bytes.toString('base64url')}`;
    expect(resumes.open(sealed(box), here)).toEqual(session);
    fc.assert(
      fc.property(fc.nat(box.length - 1), fc.nat(7), (index, bit) => {
        const changed = Buffer.from(box);
        changed.writeUInt8(changed.readUInt8(index) ^ (1 << bit), index);
        expect(resumes.open(sealed(changed), here)).toBeUndefined();
        expect(resumes.open(sealed(box.subarray(0, index)), here)).toBeUndefined();
      }),
    );
  });

  it('is no error, whatever it is', () => {
    fc.assert(
      fc.property(fc.constantFrom('', 'v2.'), fc.string(), (version, forged) => {
        expect(resumes.open(version + forged, here)).toBeUndefined();
      }),
    );
  });

  it('opens also when the build before sealed it', () => {
    const place = {
      origin: 'https://www.example.com',
      deploymentId: '0c3f9d8e-1111-4222-8333-444455556666',
    };
    const secret = 'the session secret that is long enough by far';
    const box =
      'XYt6MVk3flOzvsn1Pon7Tsxzk_dtF4BnYhO39lb5vUKsoiBbHONYESiNUBZcRRBHnc9pw6vvWOtvaJKUbURhMQ6Ofmfl_-p0aF1XrtxCTj0s3Th5' +
      'S1lF4U8sUdhCtt-q3BnYDIMS0UMUzwcsCzViZpTVSJnvtBQ-r6NW3_vwFjrZ';
    expect(createResumes([secret]).open(box, place)).toEqual({
      guestId: 'guest-of-the-build-before',
      token: 'token-of-the-build-before',
      expiresAt: Date.UTC(2100, 0, 1),
    });
    expect(createResumes([NEW]).open(box, place)).toBeUndefined();
  });
});
