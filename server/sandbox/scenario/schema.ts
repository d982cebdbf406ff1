import { z } from 'zod';
import { outboundContent } from '../web-messaging/structured-content.ts';
import { problemOfPattern } from './patterns.ts';
import type { Scenario, Step, Steps } from './scenario.ts';

/** Nested deeper than anybody reads, and no deeper than the parser's stack. */
const MAX_DEPTH = 60;

/** "outbound 4000 chars" (genesys.md 4.6, CONFIRMED-2). */
const MAX_TEXT_LENGTH = 4000;

/** Ours: nobody waits longer in a test, and the clock can be advanced. */
const MAX_WAIT_MS = 60 * 60 * 1000;

const words = (most: number) =>
  z
    .string({ error: 'write a text in quotes' })
    .max(most, `at most ${most} characters`)
    .refine((text) => text.trim() !== '', 'write at least one word');
const text = words(MAX_TEXT_LENGTH);
const note = z.string().optional();
const ms = z
  .int({ error: 'write whole milliseconds, as 1500' })
  .min(1, 'write at least 1 ms')
  .max(MAX_WAIT_MS, `write at most ${MAX_WAIT_MS} ms, an hour`);
const yes = z.literal(true, { error: 'write true, or leave the step out' });

const pattern = z
  .string({ error: 'write the words to look for, in quotes' })
  .max(200, 'at most 200 characters')
  .superRefine((value, context) => {
    const problem = problemOfPattern(value);
    if (problem !== undefined) context.addIssue({ code: 'custom', message: problem });
  });

/** Read by hand and not as a union: a union would only say that none of its members fits. */
const steps = z.custom<Steps>().superRefine((value, context) => {
  if (typeof value === 'string') return report(text.safeParse(value), context);
  const list = z.array(step, { error: 'write a text, or a list of steps in [ ]' });
  report(list.safeParse(value), context);
});

const step: z.ZodType<Step> = z.custom<Step>().superRefine((value, context) => {
  if (typeof value === 'string') return report(text.safeParse(value), context);
  const given: object = typeof value === 'object' && value !== null ? value : {};
  const kind = Object.keys(kinds).find((name) => Object.hasOwn(given, name));
  const schema = kind === undefined ? undefined : kinds[kind];
  if (schema) return report(schema.safeParse(value), context);
  const message = `a step is a text, or has one of ${Object.keys(kinds).join(', ')}: write {"say": "Hello"}`;
  context.addIssue({ code: 'custom', message });
});

const answer = known('an answer', {
  when: z.custom<string | readonly string[]>().superRefine((value, context) => {
    const list = z.array(pattern).min(1, 'write at least one pattern');
    report((Array.isArray(value) ? list : pattern).safeParse(value), context);
  }),
  reply: steps,
  note,
});
const answers = z
  .array(answer, { error: 'write a list in [ ] of {"when": …, "reply": …}' })
  .min(1)
  .optional();

const card = known('a card', {
  title: words(100),
  description: words(1000),
  image: z.url({ protocol: /^https?$/ }).optional(),
  buttons: z.array(words(100)).optional(),
});
const offers = {
  quickReplies: z.array(words(100)).min(1).optional(),
  cards: z.array(card).min(1).optional(),
  content: outboundContent.optional(),
};

/** By the member that tells what a step is; of two, the one that stands here first. */
const kinds: Readonly<Record<string, z.ZodType>> = {
  say: known('say', { say: text, ...offers, note }),
  ask: known('ask', { ask: text, ...offers, answers, otherwise: steps.optional(), note }).refine(
    ({ answers: those, otherwise }) => otherwise === undefined || those !== undefined,
    { path: ['otherwise'], error: 'without answers, any words will do: add answers, or leave it out' },
  ),
  wait: known('wait', {
    wait: z.custom<number | 'visitor'>().superRefine((value, context) => {
      if (value === 'visitor') return;
      if (typeof value === 'number') return report(ms.safeParse(value), context);
      context.addIssue({ code: 'custom', message: 'write milliseconds, as 1500, or "visitor"' });
    }),
    note,
  }),
  type: known('type', { type: ms, note }),
  handOver: known('handOver', { handOver: yes, note }),
  disconnect: known('disconnect', { disconnect: yes, note }),
  content: known('content', { content: outboundContent, note }),
};

const scenario = known('a scenario', {
  name: words(60),
  start: steps.optional(),
  answers,
  otherwise: steps.optional(),
  note,
});

/** Takes a scenario as it is, or says in words which step is wrong and what to write. */
export const scenarioSchema: z.ZodType<Scenario> = z.custom<Scenario>().superRefine((value, context) => {
  if (isDeeperThan(MAX_DEPTH, value))
    return context.addIssue({ code: 'custom', message: `it is nested more than ${MAX_DEPTH} levels deep` });
  report(scenario.safeParse(value), context);
});

/** An object that has these members and no others: a mistyped name would be left out unseen. */
function known<Shape extends z.ZodRawShape>(what: string, shape: Shape) {
  const members = `${what} has these members: ${Object.keys(shape).join(', ')}`;
  return z.strictObject(shape, {
    error: ({ code, keys }) =>
      code === 'unrecognized_keys'
        ? `${String(keys)} is not known: ${members}`
        : `write an object: ${members}`,
  });
}

function report(parsed: z.ZodSafeParseResult<unknown>, context: z.core.$RefinementCtx): void {
  for (const { message, path } of parsed.error?.issues ?? [])
    context.addIssue({ code: 'custom', message, path: [...path] });
}

function isDeeperThan(levels: number, value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((member) => isDeeperThan(levels - 1, member));
}
