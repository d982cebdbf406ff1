import { timingSafeEqual } from 'node:crypto';
import express, { type Request, type RequestHandler, type Response, Router } from 'express';
import { allowPages } from './cross-origin.ts';
import { downloadAddress } from './downloads.ts';
import { sendApiError } from './errors.ts';
import { addressFor } from './hosts.ts';
import type { Organisation } from './organisation.ts';
import { answers } from './web-messaging/answers.ts';
import { taggingOf } from './web-messaging/attachment-requests.ts';
import type { Attachment } from './web-messaging/attachments.ts';

/** "Attachments 10 MB" (genesys.md 4.6, CONFIRMED-2). */
export const MAX_FILE_BYTES = 10_000 * 1024;

/**
 * The presigned addresses of attachments: `PUT` with the headers that came with the address and the content type, then
 * UploadSuccessEvent on the session's sockets (genesys.md 4.7, CONFIRMED). What does not fit its signature is answered 403,
 * as by Amazon's S3; a content of another size than announced is an UploadFailureEvent with FileContentInvalid, which is our
 * reading of that name.
 */
export function uploadsRouter(organisation: Organisation): Router {
  const path = '/uploads/:deploymentId/:attachmentId';
  const router = Router();
  router.use(
    '/uploads',
    allowPages(organisation, { methods: 'PUT', headers: 'content-type, x-amz-tagging' }),
  );
  const signed: RequestHandler = (request, response, next) =>
    attachmentOf(request, organisation) ? next() : refuse(response);
  router.put(path, signed, express.raw({ type: () => true, limit: MAX_FILE_BYTES }), (request, response) => {
    const attachment = attachmentOf(request, organisation);
    const fits =
      attachment !== undefined &&
      attachment.uploadableUntil > organisation.now() &&
      request.get('x-amz-tagging') === taggingOf(organisation.deploymentId) &&
      request.get('content-type') === attachment.fileType;
    if (!fits) return refuse(response);
    response.status(200).end();
    const content = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    take(organisation, attachment, content, addressFor(request, 'api'));
  });
  return router;
}

function attachmentOf(request: Request, { attachments }: Organisation): Attachment | undefined {
  const attachment = attachments.get(String(request.params.attachmentId));
  const given = Buffer.from(String(request.query.signature));
  const expected = Buffer.from(attachment?.signature ?? '');
  return given.length === expected.length && timingSafeEqual(given, expected) ? attachment : undefined;
}

function take(organisation: Organisation, attachment: Attachment, content: Buffer, address: string): void {
  const { id, fileSize, sessionId } = attachment;
  const session = organisation.conversations.find((one) => one.id === sessionId);
  const timestamp = new Date(organisation.now()).toISOString();
  if (content.length === 0 || (fileSize !== undefined && content.length !== fileSize)) {
    organisation.attachments.remove(id);
    const problem = { code: 4003, text: 'the content is not what was announced' };
    session?.broadcast(answers.uploadFailed(id, problem, timestamp));
    return;
  }
  organisation.attachments.store(attachment, content);
  const url = downloadAddress(organisation, attachment, address);
  session?.broadcast(answers.uploadSucceeded(id, url, timestamp));
}

function refuse(response: Response): void {
  sendApiError(response, 403, 'forbidden', 'The address is not signed for this, or no longer.');
}
