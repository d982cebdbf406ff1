import { expect, test } from 'vitest';
import { ask, connect, guestWith, ofClass, sandboxForTest, text } from '../sandbox.testing.ts';

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

test('[11.1/echo] a health check is answered with the token and without, but not with another one', async () => {
  const guest = await guestWith(await sandboxForTest(), token);
  const echo = { action: 'echo', message: { type: 'Text', text: 'ping' } };
  for (const request of [{ ...echo, token }, echo])
    expect((await ask(guest, request)).body).toMatchObject({ text: 'ping' });
  expect((await ask(guest, { ...echo, token: 'another' })).code).toBe(4007);
});

test('[11.1/echo] before a session is configured, a health check without a token finds none', async () => {
  const stranger = await connect(await sandboxForTest());
  const echo = { action: 'echo', message: { type: 'Text', text: 'ping' } };
  expect((await ask(stranger, echo)).code).toBe(4007);
});

test('[11.1/origin] a bare host is looked up as a host, Genesys’s own is let in, and so is a client that sends none', async () => {
  const sandbox = await sandboxForTest({ allowedDomains: ['shop.example'] });
  for (const origin of ['shop.example', 'www.Shop.example', 'shop.example:8443', '127.0.0.1', ''])
    await connect(sandbox, { origin });
  for (const origin of [
    'evil.example',
    'notshop.example',
    'shop.example.evil.example',
    'null',
    'evil@shop.example',
  ])
    await expect(connect(sandbox, { origin })).rejects.toThrow('HTTP 403');
});

test('[11.1/origin] the history is given to a bare domain as well', async () => {
  const sandbox = await sandboxForTest({ allowedDomains: ['shop.example'] });
  const guest = await connect(sandbox, { origin: 'shop.example' });
  await ask(guest, { action: 'configureSession', deploymentId: sandbox.deploymentId, token });
  const { jwt } = (await ask(guest, { action: 'getJwt', token })).body;
  const messages = `${sandbox.url}/api/v2/webmessaging/messages`;
  const answer = await fetch(messages, {
    headers: { authorization: `bearer ${jwt}`, origin: 'shop.example' },
  });
  expect(answer.status).toBe(200);
  expect(answer.headers.get('access-control-allow-origin')).toBe('shop.example');
});
