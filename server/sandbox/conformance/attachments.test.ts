import { expect, test } from 'vitest';
import {
  type AnyFrame,
  ask,
  clockForTest,
  type GuestClient,
  guestWith,
  ofClass,
  ofCode,
  sandboxForTest,
  setControl,
  text,
} from '../sandbox.testing.ts';

const token = '0123456789abcdef0123456789abcdef';
const content = 'ten bytes!';
const announce = (more: object = {}) => ({
  action: 'onAttachment',
  token,
  attachmentId: 'a-1',
  fileName: 'a.png',
  fileType: 'image/png',
  fileSize: 10,
  errorsAsJson: true,
  ...more,
});
const put = ({ url, headers, fileType }: AnyFrame, body = content, more: object = {}) =>
  fetch(url, { method: 'PUT', headers: { ...headers, 'content-type': fileType, ...more }, body });

async function upload(guest: GuestClient): Promise<AnyFrame> {
  const { body } = await ask(guest, announce());
  expect((await put(body)).status).toBe(200);
  return guest.next(ofClass('UploadSuccessEvent'));
}

test('[4.2/onAttachment] [4.3/PresignedUrlResponse] [4.3/UploadSuccessEvent] [4.7/upload] a file is announced, put, and everybody in the session hears of it', async () => {
  const sandbox = await sandboxForTest();
  const [guest, other] = [await guestWith(sandbox, token), await guestWith(sandbox, token)];
  const presigned = await ask(guest, { ...announce(), tracingId: 't' });
  expect(presigned).toMatchObject({
    type: 'response',
    class: 'PresignedUrlResponse',
    tracingId: 't',
    body: {
      attachmentId: 'a-1',
      url: expect.stringContaining(sandbox.url),
      headers: { 'x-amz-tagging': expect.any(String) },
      fileName: 'a.png',
      fileSize: 10,
      fileType: 'image/png',
    },
  });
  expect((await put(presigned.body)).status).toBe(200);
  for (const connection of [guest, other])
    expect(await connection.next()).toMatchObject({
      type: 'message',
      class: 'UploadSuccessEvent',
      body: {
        attachmentId: 'a-1',
        downloadUrl: expect.any(String),
        timestamp: expect.stringMatching(/^\d{4}-/),
      },
    });
});

test('[4.2/getAttachment] an uploaded file can be asked for, fetched, and sent with a message', async () => {
  const guest = await guestWith(await sandboxForTest(), token);
  await upload(guest);
  const found = await ask(guest, { action: 'getAttachment', token, attachmentId: 'a-1' });
  expect(found.class).toBe('PresignedUrlResponse');
  const file = await fetch(found.body.url);
  expect(await file.text()).toBe(content);
  expect(file.headers.get('content-type')).toBe('image/png');
  expect(file.headers.get('content-disposition')).toContain('attachment');

  const parts = [{ contentType: 'Attachment', attachment: { id: 'a-1' } }];
  const { body } = await ask(guest, text(token, 'look', { content: parts }));
  expect(body.content[0].attachment).toMatchObject({ id: 'a-1', filename: 'a.png', mime: 'image/png' });
  expect((await fetch(body.content[0].attachment.url)).status).toBe(200);
});

test('[4.2/deleteAttachment] [4.3/AttachmentDeletedResponse] a deleted file is gone', async () => {
  const guest = await guestWith(await sandboxForTest(), token);
  const { body } = await upload(guest);
  const gone = await ask(guest, { action: 'deleteAttachment', token, attachmentId: 'a-1' });
  expect(gone).toMatchObject({
    type: 'message',
    class: 'AttachmentDeletedResponse',
    body: { attachmentId: 'a-1' },
  });
  expect((await fetch(body.downloadUrl)).status).toBe(403);
  expect((await ask(guest, { action: 'deleteAttachment', token, attachmentId: 'a-1' })).code).toBe(4009);
});

const refusals: [row: string, code: number, announced: object][] = [
  ['4.4/4001', 4001, { fileType: 'application/x-dance' }],
  ['4.4/4001', 4001, { fileName: 'virus.EXE' }],
  ['4.4/4002', 4002, { fileSize: 10_000 * 1024 + 1 }],
  ['4.4/4004', 4004, { fileName: '../a.png' }],
  ['4.4/4005', 4005, { fileName: `${'a'.repeat(1020)}.png` }],
  ['4.4/4102', 4102, { fileSize: 0 }],
];
for (const [row, code, announced] of refusals)
  test(`[${row}] [4.3/GenerateUrlError] ${JSON.stringify(announced).slice(0, 40)} is refused with ${code}, as JSON when asked`, async () => {
    const guest = await guestWith(await sandboxForTest(), token);
    expect(await ask(guest, announce(announced))).toMatchObject({
      class: 'GenerateUrlError',
      body: { attachmentId: 'a-1', errorCode: code, errorMessage: expect.any(String) },
    });
    const plain = await ask(guest, announce({ ...announced, errorsAsJson: false }));
    expect(plain).toMatchObject({ class: 'string', code });
  });

test('[4.6/attachment] 10 MB and a name of 1023 characters are allowed', async () => {
  const guest = await guestWith(await sandboxForTest(), token);
  const largest = announce({ fileName: `${'a'.repeat(1019)}.png`, fileSize: 10_000 * 1024 });
  expect((await ask(guest, largest)).class).toBe('PresignedUrlResponse');
});

test('[4.4/4000] where nothing may be attached, the feature is unavailable', async () => {
  const sandbox = await sandboxForTest();
  await setControl(sandbox, { attachmentTypes: [] });
  const guest = await guestWith(sandbox, token);
  expect((await ask(guest, announce())).body.errorCode).toBe(4000);
});

test('[4.4/4003] [4.3/UploadFailureEvent] a content that is not what was announced is told to the session', async () => {
  const guest = await guestWith(await sandboxForTest(), token);
  const { body } = await ask(guest, announce());
  await put(body, 'far more than ten bytes');
  expect(await guest.next()).toMatchObject({
    type: 'message',
    class: 'UploadFailureEvent',
    body: {
      attachmentId: 'a-1',
      errorCode: 4003,
      errorMessage: expect.any(String),
      timestamp: expect.any(String),
    },
  });
});

test('[4.4/4008] [4.4/4009] [4.4/4010] a file that never came, is unknown, or is somebody else’s cannot be had or sent', async () => {
  const clock = clockForTest();
  const sandbox = await sandboxForTest({ now: clock.now });
  const guest = await guestWith(sandbox, token);
  const get = (attachmentId: string) => ask(guest, { action: 'getAttachment', token, attachmentId });
  const send = (id: string) =>
    ask(guest, text(token, 'look', { content: [{ contentType: 'Attachment', attachment: { id } }] }));
  expect(await get('unknown')).toMatchObject({ class: 'string', code: 4009 });
  await ask(guest, announce());
  expect((await get('a-1')).code).toBe(4010);
  expect((await send('a-1')).code).toBe(4010);
  clock.pass(60 * 60 * 1000);
  expect((await get('a-1')).code).toBe(4008);
  expect((await send('a-1')).code).toBe(4008);

  const stranger = await guestWith(sandbox, 'stranger');
  await ask(guest, announce({ attachmentId: 'mine' }));
  stranger.send({ action: 'getAttachment', token: 'stranger', attachmentId: 'mine' });
  expect(await stranger.next(ofCode(4009))).toMatchObject({ class: 'string' });
});

test('[4.7/upload] what does not fit the signature is refused, and a page of the domains may put', async () => {
  const clock = clockForTest();
  const guest = await guestWith(await sandboxForTest({ now: clock.now }), token);
  const { body } = await ask(guest, announce());
  expect((await put({ ...body, url: body.url.replace(/signature=.{4}/, 'signature=0000') })).status).toBe(
    403,
  );
  expect((await put({ ...body, headers: {} })).status).toBe(403);
  expect((await put({ ...body, fileType: 'text/html' })).status).toBe(403);
  const preflight = (origin: string) => fetch(body.url, { method: 'OPTIONS', headers: { origin } });
  const own = await preflight('http://localhost:5000');
  expect(own.headers.get('access-control-allow-headers')).toContain('x-amz-tagging');
  expect((await preflight('https://evil.example')).status).toBe(403);
  clock.pass(60 * 60 * 1000);
  expect((await put(body)).status).toBe(403);
});
