import { describe, expect, it, onTestFinished } from 'vitest';
import { type AnyFrame, control } from '../../sandbox/sandbox.testing.ts';
import type { Sandbox } from '../../sandbox/sandbox.ts';
import { type AskedLive, askLive, startShop } from '../live.testing.ts';

/** With a shop of its own, where nobody else has a conversation. */
async function shopWith(settings: object = {}): Promise<Sandbox> {
  const sandbox = await startShop(settings);
  onTestFinished(() => sandbox.close());
  return sandbox;
}

const stillOpen = async (sandbox: Sandbox) =>
  (await control(sandbox)).conversations.filter(
    ({ state, connections }) => state === 'open' || connections > 0,
  );
const outcomeOf = ({ lines }: AskedLive, row: string) => lines.find(({ id }) => id === row)?.outcome;
const isText = (asked: AnyFrame | undefined) =>
  asked?.message?.type === 'Text' && asked.action === 'onMessage';

describe('the test conversation', () => {
  it('is over when its connection was lost half way', async () => {
    const sandbox = await shopWith();
    const run = await askLive(sandbox, { frame: (frame, asked) => (isText(asked) ? 'cut' : frame) });
    expect(outcomeOf(run, '4.2/getJwt')).toEqual({
      kind: 'not asked',
      why: 'Genesys had closed the connection before the step “jwt”',
    });
    expect(run.isClosed).toBe(true);
    expect(await stillOpen(sandbox)).toEqual([]);
  });

  it('is over when the run is stopped half way, and nothing new is begun', async () => {
    const sandbox = await shopWith();
    const stopped = new AbortController();
    const run = await askLive(
      sandbox,
      {
        frame(frame, asked) {
          if (isText(asked)) stopped.abort();
          return frame;
        },
      },
      { signal: stopped.signal },
    );
    expect(outcomeOf(run, '14.1/queues')).toEqual({ kind: 'not asked', why: 'the run was stopped' });
    expect(run.isClosed).toBe(true);
    const { conversations } = await control(sandbox);
    expect(conversations.length).toBeLessThanOrEqual(1);
    expect(await stillOpen(sandbox)).toEqual([]);
  });

  it('is closed where visitors may not clear it, and the refusal is a row', async () => {
    const sandbox = await shopWith({ conversationClear: 'off' });
    const run = await askLive(sandbox);
    expect(run.asDocumented).toContain('4.4/403');
    expect(run.notAsked).toEqual(expect.arrayContaining(['4.2/clear', '4.3/clear-order']));
    expect(run.isClosed).toBe(true);
    expect(await stillOpen(sandbox)).toEqual([]);
  });

  it('is said to be open perhaps when Genesys does not say that it is over', async () => {
    const sandbox = await shopWith();
    const run = await askLive(sandbox, {
      frame: (frame) => (frame.class === 'SessionClearedEvent' ? undefined : frame),
    });
    expect(run.isClosed).toBe(false);
  });

  it('asks for files as far as the deployment takes any', async () => {
    const sandbox = await shopWith({ attachmentTypes: [] });
    const run = await askLive(sandbox);
    expect(run.asDocumented).toContain('4.4/4000');
    expect(run.notAsked).toEqual(expect.arrayContaining(['4.2/onAttachment', '4.4/4001', '4.4/4102']));
  });

  it('asks no foreign page where every page is let in', async () => {
    const sandbox = await shopWith({ allowAllDomains: true });
    const run = await askLive(sandbox, {}, { extent: 'read-only' });
    expect(run.notAsked).toEqual(
      expect.arrayContaining(['4.5/upgrade-403', '4.5/api-rejects', '4.5/subdomains']),
    );
    expect(run.asDocumented).toContain('2.2/websocket');
  });

  it('is not begun where no page is let in', async () => {
    const sandbox = await shopWith({ allowedDomains: [] });
    const run = await askLive(sandbox);
    expect(outcomeOf(run, '4.2/text')).toMatchObject({ why: expect.stringContaining('lets in no page') });
    expect((await control(sandbox)).conversations).toEqual([]);
  });
});
