import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { askForAvailability, countsUntil, isClosed, readAvailability } from './availability-answer.ts';

const DEPLOYMENT = '0c3f9d8e-1111-4222-8333-444455556666';
const endpoint = 'https://chat.example.com/shop/api/guest-token';

afterEach(() => vi.restoreAllMocks());

describe('an answer of the companion', () => {
  it.each([
    [{ state: 'open', waitSeconds: 90, agents: 2 }],
    [{ state: 'closed', opensAt: '2026-11-30T08:00:00.000Z' }],
    [{ state: 'closed', opensAt: '2026-11-30T08:00:00Z', agents: 0 }],
    [{ state: 'emergency' }],
    [{ state: 'unknown' }],
  ])('is taken as it is: %o', (answer) => {
    expect(readAvailability(answer)).toEqual(answer);
  });

  it.each([
    ['a state that is none', { state: 'shut' }, { state: 'unknown' }],
    [
      'an emergency with an end',
      { state: 'emergency', opensAt: '2026-11-30T08:00:00Z' },
      { state: 'emergency' },
    ],
    ['a moment that is none', { state: 'closed', opensAt: '2026-13-45T08:00:00Z' }, { state: 'closed' }],
    ['a moment without a zone', { state: 'closed', opensAt: '2026-11-30T08:00:00' }, { state: 'closed' }],
    ['a year alone', { state: 'closed', opensAt: '2026' }, { state: 'closed' }],
    ['a wait of the past', { state: 'open', waitSeconds: -1 }, { state: 'open' }],
    ['a wait in words', { state: 'open', waitSeconds: '90' }, { state: 'open' }],
    ['agents that are a list', { state: 'open', agents: [1] }, { state: 'open' }],
  ])('with %s has that left out', (_, answer, read) => {
    expect(readAvailability(answer)).toEqual(read);
  });

  it('may be anything: it is read as an answer with nothing in it but what it may say', () => {
    const ours = fc.record(
      {
        state: fc.oneof(fc.constantFrom('open', 'closed', 'emergency', 'unknown'), fc.jsonValue()),
        opensAt: fc.oneof(fc.date({ noInvalidDate: false }).map(String), fc.string(), fc.jsonValue()),
        waitSeconds: fc.oneof(fc.double(), fc.jsonValue()),
        agents: fc.oneof(fc.integer(), fc.jsonValue()),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.oneof(ours, fc.jsonValue(), fc.constant(undefined)), (answer) => {
        const { state, opensAt, waitSeconds, agents, ...more } = readAvailability(answer);
        expect(more).toEqual({});
        expect(['open', 'closed', 'emergency', 'unknown']).toContain(state);
        if (opensAt !== undefined) expect(new Date(opensAt).getTime()).not.toBeNaN();
        for (const count of [waitSeconds, agents].filter((one) => one !== undefined))
          expect(count).toBeGreaterThanOrEqual(0);
        expect(countsUntil(readAvailability(answer), 0)).not.toBeNaN();
      }),
    );
  });
});

describe('the question', () => {
  const answering = (response: () => Response | Promise<Response>) =>
    vi.spyOn(globalThis, 'fetch').mockImplementation(async () => response());

  it('goes to the neighbour of where guest sessions come from, with the deployment and without credentials', async () => {
    const asked = answering(() => Response.json({ state: 'open' }));
    expect(await askForAvailability(endpoint, DEPLOYMENT)).toEqual({ state: 'open' });
    const [address, init] = asked.mock.calls[0] ?? [];
    expect(`${address}`).toBe(`https://chat.example.com/shop/api/availability?deployment=${DEPLOYMENT}`);
    expect(init).toMatchObject({ credentials: 'omit' });
    expect(init?.method ?? 'GET').toBe('GET');
    expect(init).not.toHaveProperty('headers');
  });

  it.each<[string, () => Response | Promise<Response>]>([
    ['the network is gone', () => Promise.reject(new TypeError('Failed to fetch'))],
    ['the companion is older, or its site names nothing', () => new Response('{}', { status: 404 })],
    ['somebody in between answers', () => new Response('<html>')],
    ['it is down', () => Response.json({ state: 'closed' }, { status: 503 })],
  ])('has the answer unknown where %s', async (_, response) => {
    const told = vi.spyOn(console, 'info').mockImplementation(() => {});
    answering(response);
    expect(await askForAvailability(endpoint)).toEqual({ state: 'unknown' });
    expect(told).toHaveBeenCalledOnce();
  });
});

describe('an answer counts', () => {
  const at = Date.parse('2026-11-27T20:00:00Z');
  const minutes = (count: number) => at + count * 60_000;

  it.each([
    ['for five minutes', { state: 'open' } as const, minutes(5)],
    ['for five minutes, also where nobody knows when it ends', { state: 'emergency' } as const, minutes(5)],
    [
      'until the moment that it names',
      { state: 'closed', opensAt: '2026-11-27T20:30:00Z' } as const,
      minutes(30),
    ],
    ['for four hours at most', { state: 'closed', opensAt: '2026-11-30T08:00:00Z' } as const, minutes(240)],
  ])('%s', (_, answer, until) => {
    expect(countsUntil(answer, at)).toBe(until);
  });

  it('as closed also in an emergency, and never where it is unknown', () => {
    expect(
      (['open', 'closed', 'emergency', 'unknown'] as const).filter((state) => isClosed({ state })),
    ).toEqual(['closed', 'emergency']);
  });
});
