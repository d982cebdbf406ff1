import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  blockedBy,
  lacksInSandbox,
  type Need,
  policiesIn,
  refusesTrustedTypes,
  type TagFacts,
} from './csp.ts';

const COMPANION = 'https://chat.example.com';
const needs: readonly Need[] = [
  { directive: 'script-src', url: `${COMPANION}/loader.js`, source: COMPANION },
  {
    directive: 'script-src',
    url: 'https://apps.mypurecloud.ie/genesys-bootstrap/genesys.min.js',
    source: 'https://apps.mypurecloud.ie',
  },
  { directive: 'connect-src', url: `${COMPANION}/api/guest-token`, source: COMPANION },
  {
    directive: 'connect-src',
    url: 'wss://webmessaging.mypurecloud.ie/v1',
    source: 'wss://webmessaging.mypurecloud.ie',
  },
  { directive: 'frame-src', url: 'https://apps.mypurecloud.ie/', source: 'https://apps.mypurecloud.ie' },
];
const plain: TagFacts = { pageUrl: 'https://www.shop.example/help', nonce: undefined, integrity: undefined };

const blocked = (policy: string | string[], tag: Partial<TagFacts> = {}) =>
  blockedBy(policiesIn([policy].flat()), needs, { ...plain, ...tag });

describe('a page’s Content Security Policy', () => {
  it('keeps nothing from the chat where there is none, or none about it', () => {
    expect(blocked([])).toEqual([]);
    expect(blocked("img-src 'self'; frame-ancestors 'none'")).toEqual([]);
  });

  it.each([
    '*',
    'https: wss:',
    "'self' https://chat.example.com https://*.mypurecloud.ie wss://*.mypurecloud.ie",
    'chat.example.com apps.mypurecloud.ie webmessaging.mypurecloud.ie',
    'https://chat.example.com:443/ https://apps.mypurecloud.ie:* wss://webmessaging.mypurecloud.ie',
  ])('allows all of it by default-src %s', (sources) => {
    expect(blocked(`default-src ${sources}`)).toEqual([]);
  });

  it('says for each directive what is missing, and the whole line', () => {
    expect(blocked("script-src 'self' https://chat.example.com; connect-src 'none'")).toEqual([
      {
        directive: 'script-src',
        decidedBy: 'script-src',
        missing: ['https://apps.mypurecloud.ie'],
        line: "script-src 'self' https://chat.example.com https://apps.mypurecloud.ie;",
      },
      {
        directive: 'connect-src',
        decidedBy: 'connect-src',
        missing: [COMPANION, 'wss://webmessaging.mypurecloud.ie'],
        line: `connect-src ${COMPANION} wss://webmessaging.mypurecloud.ie;`,
      },
    ]);
  });

  it('writes a line of its own where default-src stands in, with what that allows', () => {
    expect(blocked("default-src 'self' https: wss:; frame-src 'self'")).toMatchObject([
      { directive: 'frame-src', line: "frame-src 'self' https://apps.mypurecloud.ie;" },
    ]);
    const [script] = blocked("default-src 'self'");
    expect(script).toMatchObject({
      decidedBy: 'default-src',
      line: `script-src 'self' ${COMPANION} https://apps.mypurecloud.ie;`,
    });
  });

  it('goes by script-src-elem where there is one', () => {
    expect(blocked('script-src *; script-src-elem https://chat.example.com')).toMatchObject([
      {
        decidedBy: 'script-src-elem',
        line: 'script-src-elem https://chat.example.com https://apps.mypurecloud.ie;',
      },
    ]);
  });

  it('with strict-dynamic goes by the nonce of the tag alone', () => {
    const policy = "script-src 'nonce-abc' 'strict-dynamic' https:";
    expect(blocked(policy, { nonce: 'abc' })).toEqual([]);
    expect(blocked(policy)).toMatchObject([{ directive: 'script-src' }]);
    expect(blocked(policy, { nonce: 'other' })).toMatchObject([{ directive: 'script-src' }]);
  });

  it('lets in the loader, but not Genesys’s script, by a nonce without strict-dynamic', () => {
    expect(blocked("script-src 'nonce-abc'", { nonce: 'abc' })).toMatchObject([
      { missing: ['https://apps.mypurecloud.ie'] },
    ]);
  });

  it('lets in the loader by the hash of its integrity', () => {
    expect(
      blocked("script-src 'sha384-AAA' https://apps.mypurecloud.ie", { integrity: 'sha384-AAA' }),
    ).toEqual([]);
  });

  it('has to be allowed by every policy, in as many fields or between commas', () => {
    expect(blocked(["default-src *, connect-src 'self'", "frame-src 'none'"])).toMatchObject([
      { directive: 'connect-src' },
      { directive: 'frame-src' },
    ]);
  });

  it('takes a host for itself alone, a star for its subdomains, and a path for what is below it', () => {
    const script = (source: string) => blocked(`script-src ${source} https://apps.mypurecloud.ie`);
    expect(script('https://*.example.com')).toEqual([]);
    expect(script('https://example.com')).toHaveLength(1);
    expect(script('http://chat.example.com')).toEqual([]);
    expect(script('https://chat.example.com:8443')).toHaveLength(1);
    expect(script('https://chat.example.com/loader.js')).toEqual([]);
    expect(script('https://chat.example.com/other/')).toHaveLength(1);
    expect(script('*')).toEqual([]);
  });

  it('shuts the chat out by a sandbox, and by names of Trusted Types', () => {
    expect(lacksInSandbox(policiesIn(['sandbox allow-scripts']))).toEqual(['allow-same-origin']);
    expect(lacksInSandbox(policiesIn(['sandbox allow-scripts allow-same-origin']))).toEqual([]);
    expect(
      refusesTrustedTypes(policiesIn(["require-trusted-types-for 'script'; trusted-types dompurify"])),
    ).toBe(true);
    expect(
      refusesTrustedTypes(policiesIn(["require-trusted-types-for 'script'; trusted-types messenger-tag"])),
    ).toBe(false);
    expect(refusesTrustedTypes(policiesIn(["require-trusted-types-for 'script'"]))).toBe(false);
  });

  it('is read whatever it says', () => {
    const word = fc.oneof(
      fc.string(),
      fc.constantFrom(
        "'self'",
        '*',
        'https:',
        ';',
        ',',
        'script-src',
        'default-src',
        'http://[',
        '*.',
        ':*',
        'a:b:c',
      ),
    );
    fc.assert(
      fc.property(fc.array(word), (words) => {
        for (const { missing, line } of blocked(words.join(' '))) {
          expect(missing.length).toBeGreaterThan(0);
          expect(line).toMatch(/;$/);
        }
      }),
    );
  });
});
