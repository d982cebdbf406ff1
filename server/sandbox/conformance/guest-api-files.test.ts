import { expect, test } from 'vitest';
import { ask, guestWith, ofClass, sandboxForTest, setControl, text } from '../sandbox.testing.ts';

const token = '0123456789abcdef0123456789abcdef';
const file = { action: 'onAttachment', token, fileName: 'a.png', fileType: 'image/png', fileSize: 3 };

test('[11.1/onAttachment] a file without an attachmentId gets one, with which it is put, sent and deleted', async () => {
  const guest = await guestWith(await sandboxForTest(), token);
  const presigned = await ask(guest, { ...file, fileMd5: 'kAFQmDzST7DWlj99KOF/cg==', errorsAsJson: true });
  expect(presigned).toMatchObject({
    class: 'PresignedUrlResponse',
    body: { attachmentId: expect.any(String) },
  });
  const { attachmentId, url, headers } = presigned.body;
  await fetch(url, { method: 'PUT', headers: { ...headers, 'content-type': 'image/png' }, body: 'abc' });
  expect((await guest.next(ofClass('UploadSuccessEvent'))).body.attachmentId).toBe(attachmentId);
  const content = [{ contentType: 'Attachment', attachment: { id: attachmentId } }];
  expect((await ask(guest, text(token, 'look', { content }))).body.content[0].attachment.id).toBe(
    attachmentId,
  );
  guest.send({ action: 'deleteAttachment', token, attachmentId });
  expect((await guest.next(ofClass('AttachmentDeletedResponse'))).body).toEqual({ attachmentId });
  expect((await ask(guest, file)).body.attachmentId).not.toBe(attachmentId);
});

test('[11.1/onAttachment] the address to fetch a file comes with its size, whether the client told it or not', async () => {
  const guest = await guestWith(await sandboxForTest(), token);
  const { fileSize: _untold, ...untold } = file;
  const { attachmentId, url, headers } = (await ask(guest, untold)).body;
  await fetch(url, { method: 'PUT', headers: { ...headers, 'content-type': 'image/png' }, body: 'abcd' });
  await guest.next(ofClass('UploadSuccessEvent'));
  const { body } = await ask(guest, { action: 'getAttachment', token, attachmentId });
  expect(body).toMatchObject({ attachmentId, fileSize: 4, headers: {} });
});

test('[11.1/GenerateUrlError] a refused upload is told in the form that is set, with an id in any case', async () => {
  const sandbox = await sandboxForTest();
  const guest = await guestWith(sandbox, token);
  const refusedFile = { ...file, fileName: 'a.exe', errorsAsJson: true };
  // Genesys's mobile SDK reads the first three, its Java SDK not without the others.
  const body = {
    attachmentId: 'a-1',
    errorCode: 4001,
    errorMessage: expect.any(String),
    name: 'GenerateUrlError',
    message: expect.any(String),
  };
  const asMessage = { class: 'GenerateUrlError', type: 'message', code: 200 };
  expect(await ask(guest, { ...refusedFile, attachmentId: 'a-1' })).toEqual({ ...asMessage, body });
  expect(await ask(guest, refusedFile)).toMatchObject({ body: { attachmentId: expect.any(String) } });
  await setControl(sandbox, { generateUrlErrors: 'response' });
  const asResponse = { class: 'GenerateUrlError', type: 'response', code: 400 };
  expect(await ask(guest, { ...refusedFile, attachmentId: 'a-1' })).toEqual({ ...asResponse, body });
});
