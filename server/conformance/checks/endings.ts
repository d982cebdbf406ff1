import { z } from 'zod';
import { asDocumented, type Check, different, notAsked, type Outcome } from '../check.ts';
import { ofStep, refusal, type Talk } from '../conversation/talk.ts';
import { allFit, fits, shapeOf } from '../shape.ts';
import type { Frame } from '../socket.ts';

/** How the conversation and its connections ended. */
export const endingChecks: readonly Check<Talk>[] = [
  ofStep('4.2/clear', 'clear', (frame) => (isForbidden(frame) ? notAsked(NO_CLEAR) : fits(clearEcho, frame))),
  ofStep('4.3/clear-order', 'clear', (frame, { conversation: { frames } }) => {
    if (isForbidden(frame)) return notAsked(NO_CLEAR);
    const after = frames.slice(frames.indexOf(frame)).map(({ class: name }) => String(name));
    const order = after.filter((name) => ORDER.includes(name)).slice(-ORDER.length);
    return order.join() === ORDER.join()
      ? asDocumented
      : different(`after the event came ${after.join(', ')}`);
  }),
  ofStep('4.3/SessionClearedEvent', 'clear', (frame, { conversation: { frames } }) => {
    if (isForbidden(frame)) return notAsked(NO_CLEAR);
    const cleared = frames.find(({ class: name }) => name === 'SessionClearedEvent');
    return cleared === undefined ? different('it did not come') : fits(emptyEvent, cleared);
  }),
  ofStep('4.4/403', 'clear', (frame) =>
    isForbidden(frame)
      ? fits(refusal(403, 'Presence events Conversation Clear are not supported'), frame)
      : notAsked('the deployment lets visitors clear the conversation'),
  ),
  ofCrowd('4.3/fourth-connection', ({ oldest }) => toldOfEnd([oldest])),
  ofCrowd('4.6/three-connections', ({ oldest }) => toldOfEnd([oldest])),
  ofCrowd('4.3/ConnectionClosedEvent', ({ oldest, others = [] }) => {
    const told = [oldest, ...others].filter((frame) => frame !== undefined);
    if (told.length === 0) return notAsked('none came: see 4.3/fourth-connection');
    return allFit(closedEvent, told);
  }),
  ofCrowd('4.2/closeSession', ({ caller }) =>
    caller === undefined ? different('no answer came') : fits(disconnected, caller),
  ),
  ofCrowd('4.3/close-all', ({ others = [] }) => toldOfEnd(others)),
];

const NO_CLEAR = 'the deployment does not let visitors clear the conversation';
/** In which they come (genesys.md 4.3, CONFIRMED). */
const ORDER = ['StructuredMessage', 'SessionClearedEvent', 'ConnectionClosedEvent'];

const clearEcho = z.object({
  class: z.literal('StructuredMessage'),
  body: z.object({ events: z.tuple([z.object({ presence: z.object({ type: z.literal('Clear') }) })]) }),
});
const emptyEvent = z.object({ body: z.strictObject({}) });
/** Genesys's two clients read different members (genesys.md 4.3, CONFIRMED): one of them is enough. */
const closedEvent = z.object({
  type: z.literal('message'),
  body: z.union([z.object({ reason: z.string() }), z.object({ reasonCode: z.string() })]),
});
const disconnected = z.object({
  class: z.literal('SessionResponse'),
  body: z.object({ connected: z.literal(false) }),
});

function isForbidden({ class: name }: Frame): boolean {
  return name === 'string';
}

function toldOfEnd(told: readonly (Frame | undefined)[]): Outcome {
  const isTold = told.every((frame) => frame?.class === 'ConnectionClosedEvent');
  return isTold
    ? asDocumented
    : different(`instead of ConnectionClosedEvent came ${told.map(shapeOf).join(', ')}`);
}

function ofCrowd(row: string, look: (crowd: Talk['crowd']) => Outcome): Check<Talk> {
  return {
    row,
    look: ({ crowd }) => (crowd.brokenOff === undefined ? look(crowd) : notAsked(crowd.brokenOff)),
  };
}
