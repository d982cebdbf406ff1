import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AnyFrame } from '../sandbox/sandbox.testing.ts';
import type { Sandbox } from '../sandbox/sandbox.ts';
import type { Difference } from './differing.testing.ts';
import { askLive, startShop } from './live.testing.ts';
import { asJson, asMarkdown, inOneLine, MAY_BE_OPEN } from './report.ts';
import type { Run } from './run.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startShop();
});
afterAll(() => sandbox.close());

const about = { region: 'mypurecloud.ie', extent: 'chat', version: '0.2.0', at: new Date(0) } as const;

describe('the report', () => {
  it('holds no secret, no name and no domain, also where Genesys repeats them all in its errors', async () => {
    const { deploymentId, clientId, clientSecret } = sandbox;
    const secrets = new Set([deploymentId, clientId, clientSecret, 'shop.example', 'Calder Street Shop']);
    const printed: string[] = [];
    const run = await askLive(sandbox, gossip(secrets), { tell: (line) => printed.push(inOneLine(line)) });
    expect(run.different.length).toBeGreaterThan(30);

    const texts = [
      asJson(run, { ...about, deploymentId }),
      asMarkdown(run, { ...about, deploymentId }),
      ...printed,
    ];
    for (const secret of secrets) {
      const leak = texts.find((text) => text.toLowerCase().includes(secret.toLowerCase()));
      expect(leak, `${secret} in ${leak}`).toBeUndefined();
    }
    // What it is for is there all the same.
    expect(texts[0]).toContain('What is wrong:');
    expect(secrets.size).toBeGreaterThan(10);
  });

  it('says of each row what became of it, and of the deployment only how its id begins', () => {
    const report = JSON.parse(asJson(someRun, { ...about, deploymentId: '0c3f9d8e-1111' }));
    expect(report).toMatchObject({
      at: '1970-01-01T00:00:00.000Z',
      region: 'mypurecloud.ie',
      version: '0.2.0',
      deployment: '0c3f…',
      counts: { 'as documented': 1, different: 1, 'not asked': 1 },
      rows: [
        { row: '2.2/api', outcome: 'as documented' },
        { row: '2.2/login', outcome: 'different', came: 'HTTP 500 | no JSON' },
        { row: '3.1/command', outcome: 'not asked', why: 'needs a browser' },
      ],
    });
  });

  it('is a page for people, with what is different first', () => {
    const page = asMarkdown(someRun, { ...about, deploymentId: '0c3f9d8e-1111' });
    expect(page).toContain('2.2/login | a login | CONFIRMED | HTTP 500 \\| no JSON');
    expect(page.indexOf('2.2/login')).toBeLessThan(page.indexOf('2.2/api'));
    expect(page).not.toContain(MAY_BE_OPEN);
    expect(asMarkdown({ ...someRun, isClosed: false }, { ...about, deploymentId: '0c3f' })).toContain(
      MAY_BE_OPEN,
    );
  });
});

const someRun: Run = {
  isClosed: undefined,
  lines: [
    { id: '2.2/api', what: 'the API', status: 'CONFIRMED', outcome: { kind: 'as documented' } },
    {
      id: '2.2/login',
      what: 'a login',
      status: 'CONFIRMED',
      outcome: { kind: 'different', came: 'HTTP 500 | no JSON' },
    },
    {
      id: '3.1/command',
      what: 'a command',
      status: 'CONFIRMED-2',
      outcome: { kind: 'not asked', why: 'needs a browser' },
    },
  ],
};

/** A Genesys Cloud that refuses nearly everything, and says in each error all that it has ever been told or has answered. */
function gossip(secrets: Set<string>): Difference {
  const sentence = () => `What is wrong: ${[...secrets].join(' and ')}`;
  const remember = (value: unknown): void => {
    for (const [name, member] of Object.entries(Object(value) as AnyFrame)) {
      if (/^(token|access_token|jwt|id)$/.test(name) && String(member).length > 15)
        secrets.add(String(member));
      if (typeof member === 'object') remember(member);
    }
  };
  return {
    http(answer, { path }) {
      if (path.includes('/oauth/token') && answer.status === 200) {
        remember(JSON.parse(answer.body));
        return undefined;
      }
      if (!path.includes('/api/v2/')) return undefined;
      if (path.includes('/organizations/me'))
        return inJson(200, { id: 'o-1', name: 'Calder Street Shop', state: 'active' });
      if (path.includes('/guests')) remember(JSON.parse(answer.body));
      return inJson(path.includes('/routing/') ? 403 : 500, { message: sentence(), code: 'x', status: 500 });
    },
    frame(frame, asked) {
      remember(asked);
      remember({ ...frame.body, id: undefined });
      const isNeeded = asked?.action === 'configureSession' || asked?.action === 'getJwt';
      return isNeeded ? frame : { ...frame, type: 'response', class: 'string', code: 500, body: sentence() };
    },
  };
}

function inJson(status: number, body: object) {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}
