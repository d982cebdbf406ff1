import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { State } from '../api.ts';
import { type Happening, Lifecycle, moves } from './lifecycle.ts';

const states = Object.keys(moves) as State[];
const happenings: Happening[] = ['asked', 'stopped', 'started', 'mounted', 'failed', 'opened', 'closed'];

describe('the life of a chat', () => {
  it('changes by what its state lists, and tells of it once', () => {
    const entered = vi.fn();
    const lifecycle = new Lifecycle(undefined, entered);
    expect(lifecycle.take('started')).toBe(true);
    expect(lifecycle.state).toBe('starting');
    expect(lifecycle.take('started')).toBe(false);
    expect(entered.mock.calls).toEqual([['starting', 'waiting']]);
  });

  it('is open exactly when Genesys has said so last, whatever else comes, in any order', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...happenings)), (all) => {
        const lifecycle = new Lifecycle(undefined, () => {});
        let isOpen = false;
        for (const happening of all) {
          lifecycle.take(happening);
          if (happening === 'opened') isOpen = true;
          if (happening === 'closed') isOpen = false;
          expect(lifecycle.state === 'open').toBe(isOpen);
          expect(states).toContain(lifecycle.state);
        }
      }),
    );
  });

  it('has a way from each state to the open chat, and back to each', () => {
    const reachable = (from: State) => {
      const found = new Set<State>([from]);
      for (const state of found) for (const next of Object.values(moves[state])) found.add(next);
      return found;
    };
    for (const state of states) expect(reachable(state)).toContain('open');
    expect([...reachable('open')].sort()).toEqual([...states].sort());
  });

  it('has another visitor after each change, who knows nothing of the one before', () => {
    const lifecycle = new Lifecycle('ada', () => {});
    lifecycle.visitor.guest = { guestId: 'g' } as never;
    const before = lifecycle.visitor;
    const after = lifecycle.changeVisitor(undefined);
    expect(after).toEqual({ userToken: undefined });
    expect(lifecycle.visitor).toBe(after);
    expect(lifecycle.visitor).not.toBe(before);
  });
});
