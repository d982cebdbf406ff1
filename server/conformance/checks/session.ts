import { z } from 'zod';
import { asDocumented, type Check, different, notAsked, type Outcome } from '../check.ts';
import { isSpokenTo } from '../conversation/conversation.ts';
import { ofStep, refusal, stepFits, type Talk } from '../conversation/talk.ts';
import { allFit, answerFits, fits, jsonOf } from '../shape.ts';

const media = {
  allowedMedia: z.object({
    inbound: z.object({ fileTypes: z.array(z.object({ type: z.string() })), maxFileSizeKB: z.number() }),
  }),
  blockedExtensions: z.array(z.string()),
  maxCustomDataBytes: z.number(),
};
/** Seconds since 1970: in ms it would be a thousand times as much. */
const epochSeconds = z.number().max(100_000_000_000, 'is in milliseconds');
const seconds = z.number().positive();

const sessionResponse = z.object({
  type: z.literal('response'),
  class: z.literal('SessionResponse'),
  code: z.literal(200),
  body: z.object({
    connected: z.literal(true),
    newSession: z.boolean(),
    readOnly: z.boolean(),
    clearedExistingSession: z.boolean(),
    autoStarted: z.boolean(),
    ...media,
    durationSeconds: seconds,
    expirationDate: epochSeconds,
  }),
});

const timesAsTexts = z.object({ durationSeconds: z.string(), expirationDate: z.string().regex(/^\d{10}$/) });

/** How the session of the conversation begins, and what its visitor may read of it. */
export const sessionChecks: readonly Check<Talk>[] = [
  { row: '4/envelope', look: envelope },
  stepFits('4.4/4007', 'tooEarly', refusal(4007, 'session not found error message')),
  stepFits(
    '4.2/configureSession',
    'configure',
    z.object({
      class: z.literal('SessionResponse'),
      body: z.object({ connected: z.literal(true), newSession: z.literal(true) }),
    }),
  ),
  stepFits('4.3/SessionResponse', 'configure', sessionResponse),
  ofStep('4.3/autoStart', 'configure', ({ body }, { conversation }) => {
    if (conversation.beforeJoin.some(isSpokenTo))
      return different('somebody spoke before the visitor had joined');
    return fits(z.object({ autoStarted: z.literal(false) }), body);
  }),
  stepFits(
    '4.2/echo',
    'healthCheck',
    z.object({ class: z.literal('StructuredMessage'), body: z.object({ text: z.literal('ping') }) }),
  ),
  stepFits(
    '4.3/health-check',
    'healthCheck',
    z.object({
      type: z.literal('response'),
      class: z.literal('StructuredMessage'),
      tracingId: z.string(),
      body: z.object({ metadata: timesAsTexts.partial().optional() }),
    }),
  ),
  stepFits(
    '4.2/getConfiguration',
    'configuration',
    z.object({ class: z.literal('GetConfigurationResponse') }),
  ),
  stepFits(
    '4.3/GetConfigurationResponse',
    'configuration',
    z.object({
      type: z.literal('response'),
      body: z.object({ ...media, messageRoutingEnabled: z.boolean(), sessionDurationSeconds: seconds }),
    }),
  ),
  stepFits('4.2/getJwt', 'jwt', z.object({ class: z.literal('JwtResponse') })),
  stepFits(
    '4.3/JwtResponse',
    'jwt',
    z.object({ type: z.literal('response'), body: z.object({ jwt: z.string(), exp: epochSeconds }) }),
  ),
  ofStep('4.3/jwt-lifetime', 'jwt', ({ body }, { conversation: { jwtAt } }) => {
    const { exp } = Object(body) as { exp?: unknown };
    const lifetime = typeof exp === 'number' ? Math.round(exp - jwtAt) : Number.NaN;
    // Clocks differ, and the answer was some time on its way.
    return Math.abs(lifetime - 60) <= 15
      ? asDocumented
      : different(`it lives ${lifetime} s by this machine’s clock`);
  }),
  ofStep('4.7/history', 'jwt', (_frame, { conversation: { history } }) => {
    if (history === undefined) return notAsked('there was no JWT: see 4.3/JwtResponse');
    const outcome = answerFits(historyPage, history);
    return outcome.kind === 'as documented' ? newestFirst(jsonOf(history)) : outcome;
  }),
  ofStep('11.1/history-entry', 'jwt', (_frame, { conversation: { history } }) =>
    history === undefined
      ? notAsked('there was no JWT: see 4.3/JwtResponse')
      : answerFits(historyEntries, history),
  ),
];

/** Whatever was answered: the answers of four different classes are looked at. */
function envelope({ conversation: { answers, brokenOff = '' } }: Talk): Outcome {
  const answered = (['configure', 'healthCheck', 'configuration', 'jwt'] as const).flatMap(
    (name) => answers.get(name) ?? [],
  );
  if (answered.length === 0) return notAsked(brokenOff);
  const form = z.object({
    type: z.enum(['response', 'message']),
    class: z.string(),
    code: z.number(),
    body: z.unknown().refine((body) => body !== undefined, 'is missing'),
    tracingId: z.string(),
  });
  return allFit(form, answered);
}

const historyPage = z.object({
  entities: z.array(z.object({ channel: z.object({ time: z.string() }).optional() })).min(1),
  pageNumber: z.literal(1),
});
const historyEntries = z.object({
  entities: z.array(z.object({ id: z.string(), type: z.string(), direction: z.string() })),
  pageSize: z.number(),
  pageNumber: z.number(),
  total: z.number(),
  pageCount: z.number(),
});

function newestFirst(page: unknown): Outcome {
  const times = historyPage.parse(page).entities.map(({ channel }) => Date.parse(channel?.time ?? ''));
  const isSorted = times.every((time, index) => index === 0 || !(time > Number(times[index - 1])));
  return isSorted ? asDocumented : different('the messages are not newest first');
}
