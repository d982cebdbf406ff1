// @vitest-environment happy-dom
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type Stage, setStage } from './chat.testing.ts';

let stage: Stage | undefined;
afterEach(async () => {
  await stage?.leave();
  vi.restoreAllMocks();
});

describe('a chat whose visitor changes', () => {
  it('forgets the guest who signs out while the guest is being asked for', async () => {
    stage = setStage();
    void stage.command('open');
    await stage.settle();
    void stage.command('logout');
    await answerAll(stage);
    const status = await stage.command('status');
    expect(status).toMatchObject({ state: 'open', guestId: expect.any(String) });
    expect(stage.epochOf.get(String(status.guestId))).toBe(1);
    expect(stage.conversation.guestId).toBe(status.guestId);
  });

  it('asks with the token of a visitor who signs in while the guest is being asked for', async () => {
    stage = setStage();
    const asked = vi.spyOn(globalThis, 'fetch');
    void stage.command('open');
    await stage.settle();
    void stage.command('identify', 'the-token-of-ada');
    await answerAll(stage);
    const bodies = asked.mock.calls.map(([, init]) => String(init?.body));
    expect(bodies.at(-1)).toContain('the-token-of-ada');
    expect(stage.epochOf.get(String((await stage.command('status')).guestId))).toBe(1);
  });

  it('asks with what a function gives, and waits for it', async () => {
    stage = setStage();
    const asked = vi.spyOn(globalThis, 'fetch');
    void stage.command('identify', async () => 'the-token-of-ada');
    void stage.command('open');
    await answerAll(stage);
    const bodies = asked.mock.calls.map(([, init]) => String(init?.body));
    expect(bodies).toEqual([expect.stringContaining('the-token-of-ada')]);
    expect((await stage.command('status')).state).toBe('open');
  });

  it('opens without a guest where the function has no token', async () => {
    stage = setStage({ region: 'euw1' });
    void stage.command('identify', () => {
      throw new Error('secret');
    });
    void stage.command('open');
    await answerAll(stage);
    const { state, problem } = await stage.command('status');
    expect([state, problem?.code]).toEqual(['open', 'token-unavailable']);
    expect(problem?.detail).not.toContain('secret');
  });

  it('knows nobody after a logout that the companion does not answer', async () => {
    stage = setStage();
    void stage.command('open');
    await answerAll(stage);
    expect(stage.conversation.guestId).toEqual(expect.any(String));
    void stage.command('logout');
    await stage.settle();
    for (const one of stage.pending.splice(0)) one.fail();
    await stage.settle();
    expect((await stage.command('status')).guestId).toBeUndefined();
    expect(stage.conversation).toMatchObject({ guestId: '', context: '' });
    expect(Object.values(localStorage).join()).not.toContain('resume of');
  });
});

describe('a chat', () => {
  it('that a listener opens again from the problem it is told of, does so once', async () => {
    stage = setStage();
    void stage.command('open');
    await stage.settle();
    for (const one of stage.pending.splice(0)) one.fail();
    await stage.settle();
    expect((await stage.command('status')).state).toBe('failed');
    void stage.command('open');
    await answerAll(stage);
    expect((await stage.command('status')).state).toBe('open');
  });

  it('that was to be closed, and in the same moment to be opened, opens', async () => {
    stage = setStage();
    void stage.command('close');
    void stage.command('open');
    await answerAll(stage);
    expect((await stage.command('status')).state).toBe('open');
  });

  it('that is open, and is to be closed and opened in the same moment, ends open', async () => {
    stage = setStage();
    void stage.command('open');
    await answerAll(stage);
    void stage.command('close');
    void stage.command('open');
    await stage.settle();
    expect((await stage.command('status')).state).toBe('open');
  });

  it('whose consent is taken back and given again while it starts, opens', async () => {
    stage = setStage({ consent: 'required' });
    void stage.command('consent', true);
    void stage.command('open');
    await stage.settle();
    void stage.command('consent', false);
    void stage.command('consent', true);
    void stage.command('open');
    await answerAll(stage);
    expect((await stage.command('status')).state).toBe('open');
  });

  it('whose consent is taken back while it waits for the companion, fetches nothing of Genesys', async () => {
    stage = setStage({ consent: 'required' });
    void stage.command('consent', true);
    void stage.command('open');
    await stage.settle();
    void stage.command('consent', false);
    await answerAll(stage);
    expect(stage.pending.map(({ what }) => what)).not.toContain('script');
    expect((await stage.command('status')).state).toBe('waiting');
  });
});

describe('a command before stage two is there', () => {
  it('is answered also where the tag leaves the page meanwhile', async () => {
    stage = setStage();
    const opened = window.MessengerTag?.('open');
    void window.MessengerTag?.('destroy');
    expect(await opened).toEqual({ state: 'waiting' });
    expect(stage.pending).toEqual([]);
  });
});

describe('any walk through commands, answers and failures', () => {
  it('ends where the last command asked to be, and never shows a guest of somebody before', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 14 }), async (steps) => {
        const walked = setStage();
        stage = walked;
        let isWanted = false;
        for (const { name, argument, isPatient, outcome } of steps) {
          if (name === 'open') isWanted = true;
          if (name === 'close') isWanted = false;
          if (outcome !== undefined) await answerOne(walked, outcome);
          else {
            void walked.command(name, argument);
            if (isPatient) await walked.settle();
          }
          await expectNobodyElse(walked);
        }
        await answerAll(walked);
        // What failed on the way is tried again by whoever still wants it.
        if (isWanted) {
          void walked.command('open');
          await answerAll(walked);
        }
        const { state, guestId } = await walked.command('status');
        expect(state === 'open').toBe(isWanted);
        expect(walked.isWindowOpen).toBe(isWanted);
        if (state === 'open' || state === 'ready')
          expect(walked.conversation.guestId ?? '').toBe(guestId ?? '');
        await expectNobodyElse(walked);
        await walked.leave();
        vi.restoreAllMocks();
      }),
      { numRuns: 60 },
    );
  }, 120_000);

  it('is over with destroy, whatever comes later', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 8 }), async (steps) => {
        const walked = setStage();
        stage = walked;
        for (const { name, argument, outcome } of steps) {
          if (outcome !== undefined) await answerOne(walked, outcome);
          else void walked.command(name, argument);
        }
        await walked.settle();
        const heard = vi.fn();
        document.addEventListener('messenger-tag:opened', heard);
        document.addEventListener('messenger-tag:problem', heard);
        const kept = { ...localStorage };
        void window.MessengerTag?.('destroy');
        await answerAll(walked);
        document.removeEventListener('messenger-tag:opened', heard);
        document.removeEventListener('messenger-tag:problem', heard);
        expect(heard).not.toHaveBeenCalled();
        expect(walked.isWindowOpen).toBe(false);
        expect(document.querySelector('messenger-tag')).toBeNull();
        expect(window.MessengerTag).toBeUndefined();
        expect({ ...kept, ...localStorage }).toEqual(kept);
        await walked.leave();
        vi.restoreAllMocks();
      }),
      { numRuns: 40 },
    );
  }, 120_000);
});

/** A command, or an answer that comes: one of those that are waited for, well or badly. */
const step = fc.oneof(
  fc.record({
    name: fc.constantFrom('open', 'close', 'identify', 'logout', 'set', 'status'),
    argument: fc.constantFrom('ada', 'bob'),
    isPatient: fc.boolean(),
    outcome: fc.constant(undefined),
  }),
  fc.record({
    name: fc.constant('answer'),
    argument: fc.constant(undefined),
    isPatient: fc.constant(true),
    outcome: fc.record({ which: fc.nat(3), isGood: fc.boolean() }),
  }),
);

async function answerOne(
  { pending, settle }: Stage,
  { which, isGood }: { which: number; isGood: boolean },
): Promise<void> {
  const [one] = pending.splice(which % Math.max(pending.length, 1), 1);
  if (isGood) one?.succeed();
  else one?.fail();
  await settle();
}

/** Also what is asked for because of an answer. */
async function answerAll({ pending, settle }: Stage): Promise<void> {
  await settle();
  for (let round = 0; pending.length > 0 && round < 20; round++) {
    for (const one of pending.splice(0)) one.succeed();
    await settle();
  }
  expect(pending).toEqual([]);
}

async function expectNobodyElse({ command, epoch, epochOf }: Stage): Promise<void> {
  const { guestId } = await command('status');
  if (guestId !== undefined) expect([guestId, epochOf.get(guestId)]).toEqual([guestId, epoch]);
}
