import { expect, it } from 'vitest';
import { endOfTurn } from './turn.ts';

it('lets those who wait go on together, step by step, in the order they came', async () => {
  const steps: string[] = [];
  const work = async (name: string) => {
    await endOfTurn();
    steps.push(`${name} seals`);
    await undefined;
    steps.push(`${name} answers`);
  };
  await Promise.all([work('first'), work('second')]);
  expect(steps).toEqual(['first seals', 'second seals', 'first answers', 'second answers']);
});

it('has those who come later wait for their own turn', async () => {
  const turn = endOfTurn();
  expect(endOfTurn()).toBe(turn);
  await turn;
  const next = endOfTurn();
  expect(next).not.toBe(turn);
  await next;
});
