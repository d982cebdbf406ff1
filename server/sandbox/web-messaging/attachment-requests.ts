import { randomUUID } from 'node:crypto';
import { downloadAddress } from '../downloads.ts';
import { type AnswerFrame, answers } from './answers.ts';
import { type Attachment, problemOf } from './attachments.ts';
import type { Caller } from './caller.ts';
import type { RequestOf } from './frames.ts';
import type { Session } from './session.ts';

/** Allows a file, with the address to put it to; else says why not. Without an id of the client's it gets one here. */
export function announceAttachment(
  { organisation, uploadAddress }: Caller,
  session: Session,
  { attachmentId = randomUUID(), fileName, fileType, fileSize, errorsAsJson }: RequestOf<'onAttachment'>,
): AnswerFrame {
  const problem = problemOf({ fileName, fileType, fileSize }, organisation.settings);
  if (problem)
    return errorsAsJson
      ? answers.generateUrlError(attachmentId, problem, organisation.settings)
      : answers.refusal(problem.code, problem.text);
  const announced = { id: attachmentId, sessionId: session.id, fileName, fileType, fileSize };
  const attachment = organisation.attachments.announce(announced, organisation.now());
  const headers = { 'x-amz-tagging': taggingOf(organisation.deploymentId) };
  return answers.presignedUrl(attachment, {
    url: uploadAddressOf(attachment, uploadAddress, organisation.deploymentId),
    headers,
  });
}

/** The address of a file that has been put. */
export function showAttachment(
  { organisation, uploadAddress }: Caller,
  session: Session,
  { attachmentId }: RequestOf<'getAttachment'>,
): AnswerFrame {
  const found = organisation.attachments.find(attachmentId, session.id, organisation.now());
  if ('code' in found) return answers.refusal(found.code, found.text);
  const url = downloadAddress(organisation, found, uploadAddress);
  // By its size the mobile SDK tells that the address is one to fetch a file from.
  const fileSize = found.content?.length;
  return answers.presignedUrl({ ...found, fileSize }, { url, headers: {} });
}

/** Also one that has not been put yet can be deleted. */
export function deleteAttachment(
  { organisation }: Caller,
  session: Session,
  { attachmentId }: RequestOf<'deleteAttachment'>,
): AnswerFrame {
  const attachment = organisation.attachments.get(attachmentId);
  if (attachment?.sessionId !== session.id) return answers.refusal(4009, 'attachment not found');
  organisation.attachments.remove(attachmentId);
  return answers.attachmentDeleted(attachmentId);
}

/** The tags an upload must carry; `x-amz-tagging` is documented, its value is ours. */
export const taggingOf = (deploymentId: string) => `deploymentId=${deploymentId}`;

/** Presigned: whoever has it may put the file. */
function uploadAddressOf(attachment: Attachment, uploadAddress: string, deploymentId: string): string {
  const path = `/uploads/${deploymentId}/${encodeURIComponent(attachment.id)}`;
  return `${uploadAddress}${path}?signature=${attachment.signature}`;
}
