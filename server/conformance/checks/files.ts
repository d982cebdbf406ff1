import { z } from 'zod';
import { type Check, different, notAsked, type Outcome } from '../check.ts';
import type { StepName } from '../conversation/steps.ts';
import { ofStep, refusal, type Talk } from '../conversation/talk.ts';
import { allFit, fits } from '../shape.ts';
import type { Frame } from '../socket.ts';

const presignedUrl = z.object({
  type: z.literal('response'),
  class: z.literal('PresignedUrlResponse'),
  body: z.object({
    attachmentId: z.string(),
    headers: z.record(z.string(), z.string()),
    url: z.url(),
    fileName: z.string(),
    fileSize: z.number().optional(),
    fileType: z.string(),
  }),
});

const urlError = z.object({
  type: z.enum(['message', 'response']),
  class: z.literal('GenerateUrlError'),
  body: z.object({ attachmentId: z.string(), errorCode: z.number(), errorMessage: z.string() }),
});

/** What the conversation shows of files, none of which is uploaded. */
export const fileChecks: readonly Check<Talk>[] = [
  ofFile('4.2/onAttachment', 'file', z.object({ class: z.literal('PresignedUrlResponse') })),
  ofFile('4.3/PresignedUrlResponse', 'file', presignedUrl),
  ofFile('11.1/onAttachment', 'fileWithoutId', z.object({ class: z.literal('PresignedUrlResponse') })),
  ofFile('4.4/4010', 'fileNotPut', refusal(4010)),
  ofFile('4.2/deleteAttachment', 'fileDeleted', z.object({ class: z.literal('AttachmentDeletedResponse') })),
  ofFile(
    '4.3/AttachmentDeletedResponse',
    'fileDeleted',
    z.object({ type: z.literal('message'), body: z.object({ attachmentId: z.string() }) }),
  ),
  ofFile('4.4/4009', 'fileUnknown', refusal(4009)),
  ofFile('4.4/4001', 'fileOfWrongType', refusedWith(4001)),
  ofFile('4.4/4002', 'fileTooLarge', refusedWith(4002)),
  ofFile('4.4/4004', 'fileOfBadName', refusedWith(4004)),
  ofFile('4.4/4005', 'fileOfLongName', refusedWith(4005)),
  ofFile('4.4/4102', 'fileOfNoBytes', refusedWith(4102)),
  ofStep('4.4/4000', 'file', (frame) =>
    isSwitchedOff(frame)
      ? fits(refusedWith(4000), frame)
      : notAsked('the deployment lets visitors attach files'),
  ),
  { row: '4.3/GenerateUrlError', look: urlErrors },
  { row: '11.1/GenerateUrlError', look: urlErrors },
];

/** By either form of an error: which one is a row of its own. */
function refusedWith(code: number): z.ZodType {
  const asText = z.object({ class: z.literal('string'), code: z.literal(code) });
  const asJson = z.object({
    class: z.literal('GenerateUrlError'),
    body: z.object({ errorCode: z.literal(code) }),
  });
  return z.union([asJson, asText]);
}

function ofFile(row: string, name: StepName, schema: z.ZodType): Check<Talk> {
  return ofStep(row, name, (frame, { conversation: { answers } }) =>
    isSwitchedOff(answers.get('file') ?? {})
      ? notAsked('the deployment does not let visitors attach files')
      : fits(schema, frame),
  );
}

function isSwitchedOff({ code, body }: Frame): boolean {
  const { errorCode } = Object(body) as { errorCode?: unknown };
  return code === 4000 || errorCode === 4000;
}

/** All refusals of files were asked for as JSON. */
function urlErrors({ conversation: { answers, brokenOff } }: Talk): Outcome {
  const refused = REFUSED.flatMap((name) => answers.get(name) ?? []);
  if (refused.length === 0)
    return brokenOff === undefined ? different('no answer came') : notAsked(brokenOff);
  return allFit(urlError, refused);
}

const REFUSED = [
  'fileOfWrongType',
  'fileTooLarge',
  'fileOfBadName',
  'fileOfLongName',
  'fileOfNoBytes',
] as const;
