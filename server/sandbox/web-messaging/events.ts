import { z } from 'zod';

/** How long a client shows it unless told again, in ms (genesys.md 11.1, CONFIRMED-2). */
export const TYPING_DURATION_MS = 5000;

/** What the visitor is told while the other side types. */
export const typingOn = {
  eventType: 'Typing',
  typing: { type: 'On', duration: TYPING_DURATION_MS },
} as const;

const offer = { type: z.enum(['Offering', 'OfferingAccepted', 'OfferingRejected', 'OfferingExpired']) };

/** What is said of sharing a page, to the visitor and back (genesys.md 11.1, CONFIRMED). */
export const coBrowse = z.object({
  ...offer,
  sessionId: z.string().optional(),
  sessionJoinToken: z.string().optional(),
});

/** The same of a video call. */
export const video = z.object({
  ...offer,
  offeringId: z.string().optional(),
  jwt: z.string().optional(),
});

export const offerEvents = [
  z.object({ eventType: z.literal('CoBrowse'), coBrowse }),
  z.object({ eventType: z.literal('Video'), video }),
] as const;

export type OfferEvent = z.infer<(typeof offerEvents)[number]>;

/** Who says something, or to whom; all of it may be missing (genesys.md 11.1, CONFIRMED). */
export const participant = z.object({
  nickname: z.string().optional(),
  firstName: z.string().optional(),
  lastName: z.string().optional(),
  image: z.string().optional(),
  additionalIds: z.array(z.object({ type: z.string(), value: z.string() })).optional(),
});

export type Participant = z.infer<typeof participant>;
