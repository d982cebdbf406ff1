import { createHmac, timingSafeEqual } from 'node:crypto';
import { type Request, Router } from 'express';
import { allowPages } from './cross-origin.ts';
import { sendApiError } from './errors.ts';
import type { Organisation } from './organisation.ts';
import type { Attachment } from './web-messaging/attachments.ts';

/** How long an address of a file can be used. That it ends is documented (genesys.md 11.1), when is not: this is ours. */
const LIFETIME_MS = 24 * 60 * 60 * 1000;

/**
 * `GET /api/v2/downloads/<id>`: the files of a conversation (the form of the address: genesys.md 11.1, CONFIRMED-2). Who has
 * the address may read the file, until the address expires. Query and the 403 for what it is not signed for are ours.
 */
export function downloadsRouter(organisation: Organisation): Router {
  const router = Router();
  router.use('/api/v2/downloads', allowPages(organisation, { methods: 'GET', headers: '' }));
  router.get('/api/v2/downloads/:id', (request, response) => {
    const attachment = attachmentFor(request, organisation);
    if (!attachment?.content)
      return sendApiError(response, 403, 'forbidden', 'The address is not signed for this, or no longer.');
    // Whatever somebody has put must not become a page of this host.
    response.set({
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'private, no-store',
    });
    response.attachment(attachment.fileName).type(attachment.fileType).send(attachment.content);
  });
  return router;
}

/** Where a file can be fetched from now on, for a day. `apiAddress` is where the asker reaches `api.`. */
export function downloadAddress(organisation: Organisation, { id }: Attachment, apiAddress: string): string {
  const expires = String(organisation.now() + LIFETIME_MS);
  const query = new URLSearchParams({
    deploymentId: organisation.deploymentId,
    expires,
    signature: signatureOf(organisation, id, expires).toString('hex'),
  });
  return `${apiAddress}/api/v2/downloads/${encodeURIComponent(id)}?${query}`;
}

function attachmentFor({ params, query }: Request, organisation: Organisation): Attachment | undefined {
  const [id, expires] = [String(params.id), String(query.expires)];
  const given = Buffer.from(String(query.signature), 'hex');
  const expected = signatureOf(organisation, id, expires);
  const isSigned = given.length === expected.length && timingSafeEqual(given, expected);
  return isSigned && Number(expires) > organisation.now() ? organisation.attachments.get(id) : undefined;
}

function signatureOf({ jwtKey }: Organisation, id: string, expires: string): Buffer {
  return createHmac('sha256', jwtKey)
    .update(JSON.stringify(['download', id, expires]))
    .digest();
}
