import { answerWith, expect, messenger, test, textbox } from './fixtures.ts';
import { textFrame } from './server-frames.ts';

const mode = { fileTypes: ['image/png', 'text/plain'], maxFileSizeKB: 10_000 };
const config = { messenger: { fileUpload: { enableAttachments: true, modes: [mode] } } };
const receipt = { name: 'receipt.png', mimeType: 'image/png', buffer: Buffer.from('a picture') };
const uploadUrl = 'https://uploads.example/receipt.png';

/** The body of PresignedUrlResponse, and the frame around a body (genesys.md 4.3). */
const approval = (id: string) => ({
  attachmentId: id,
  url: uploadUrl,
  headers: { 'x-amz-tagging': 'organizationId=1' },
});
const frame = (className: string, body: object) => ({ type: 'message', class: className, code: 200, body });

test.beforeEach(async ({ page, snippet }) => {
  await page.route(uploadUrl, (route) =>
    route.fulfill({
      status: 200,
      headers: {
        'access-control-allow-origin': '*',
        'access-control-allow-headers': '*',
        'access-control-allow-methods': 'PUT',
      },
    }),
  );
  snippet.play(({ action, attachmentId }) => {
    if (action === 'onAttachment' || action === 'getAttachment')
      return [frame('PresignedUrlResponse', approval(attachmentId))];
    if (action === 'deleteAttachment') return [frame('AttachmentDeletedResponse', { attachmentId })];
    return undefined;
  });
});

test('[3.2/MessagingService.requestUpload] [7.5/uploadApproved] [7.5/uploading] [7.5/fileUploaded] a file is put where the server says, and goes with the next message', async ({
  page,
  snippet,
}) => {
  await snippet.visit({ config });
  await snippet.command('Messenger.open');
  await expect(messenger(page).getByText('Online')).toBeVisible();
  const put = page.waitForRequest((request) => request.method() === 'PUT');
  await messenger(page).locator('input[type=file]').setInputFiles(receipt);
  expect((await put).headers()).toMatchObject({
    'x-amz-tagging': 'organizationId=1',
    'content-type': 'image/png',
  });
  const asked = snippet.sent.find(({ action }) => action === 'onAttachment');
  expect(asked).toMatchObject({
    fileName: 'receipt.png',
    fileType: 'image/png',
    fileSize: 9,
    errorsAsJson: true,
  });
  expect((await snippet.event('MessagingService.uploading')).envelope.data).toEqual({
    percentage: expect.any(Number),
  });
  const send = messenger(page).getByRole('button', { name: 'Send' });
  await expect(send).toHaveAttribute('aria-disabled', 'true');

  const attachmentId = asked?.attachmentId;
  expect((await snippet.event('MessagingService.uploadApproved')).envelope.data).toEqual({
    attachmentId,
    headers: { 'x-amz-tagging': 'organizationId=1' },
    uploadURL: uploadUrl,
  });
  const uploaded = { attachmentId, downloadUrl: uploadUrl, timestamp: '2026-11-24T10:00:00.000Z' };
  snippet.push(frame('UploadSuccessEvent', uploaded));
  expect((await snippet.event('MessagingService.fileUploaded')).envelope.data).toEqual(uploaded);
  await expect(send).toHaveAttribute('aria-disabled', 'false');
  await textbox(page).fill('Here it is');
  await send.click();
  await expect
    .poll(() => snippet.sent.at(-1)?.message)
    .toMatchObject({
      text: 'Here it is',
      content: [{ contentType: 'Attachment', attachment: { id: attachmentId } }],
    });
  const names = await snippet.messagingEvents();
  expect(names.indexOf('uploadApproved')).toBeLessThan(names.indexOf('uploading'));

  const content = [
    { contentType: 'Attachment', attachment: { id: attachmentId, filename: 'receipt.png', url: uploadUrl } },
  ];
  const channel = { time: new Date().toISOString() };
  snippet.push(
    frame('StructuredMessage', {
      id: 'a'.repeat(32),
      type: 'Text',
      direction: 'Outbound',
      text: 'Thanks',
      content,
      channel,
    }),
  );
  await expect(messenger(page).getByRole('link', { name: 'receipt.png' })).toHaveAttribute('href', uploadUrl);
});

test('[7.5/upload-refused] a file that is refused says why; one that is not wanted any more is taken away', async ({
  page,
  snippet,
}) => {
  const body = { errorCode: 4001, errorMessage: 'File type' };
  snippet.play(({ action, attachmentId, tracingId }) => {
    if (action !== 'onAttachment') return undefined;
    const refusal = { type: 'response', class: 'GenerateUrlError', code: 400, tracingId };
    return [{ ...refusal, body: { ...body, attachmentId } }];
  });
  await snippet.visit({ config });
  await snippet.command('Messenger.open');
  await expect(messenger(page).getByText('Online')).toBeVisible();
  await messenger(page).locator('input[type=file]').setInputFiles(receipt);
  await expect(messenger(page).getByText('Files of this type cannot be sent.')).toBeVisible();
  const attachmentId = snippet.sent.find(({ action }) => action === 'onAttachment')?.attachmentId;
  expect((await snippet.event('MessagingService.error')).envelope.data).toEqual({
    error: {
      type: 'response',
      class: 'GenerateUrlError',
      code: 400,
      tracingId: expect.any(String),
      body: { ...body, attachmentId },
      errorKey: 'fileTypeInvalid',
    },
  });
  expect(await snippet.messagingEvents()).not.toContain('fileUploadError');
  await messenger(page).getByRole('button', { name: 'Remove receipt.png' }).click();
  await expect(messenger(page).getByText('receipt.png')).toBeHidden();
  await expect(textbox(page)).toBeFocused();
});

test('[7.5/fileUploadError] an upload that failed is told as the error of axios', async ({
  page,
  snippet,
}) => {
  await page.route(uploadUrl, answerWith({}, 403));
  await snippet.visit({ config });
  await snippet.command('Messenger.open');
  await expect(messenger(page).getByText('Online')).toBeVisible();
  await messenger(page).locator('input[type=file]').setInputFiles(receipt);
  expect((await snippet.event('MessagingService.fileUploadError')).envelope.data).toEqual({
    message: 'Request failed with status code 403',
    name: 'AxiosError',
    code: 'ERR_BAD_REQUEST',
    status: 403,
    config: { method: 'put', url: uploadUrl },
    stack: expect.any(String),
  });
  expect(await snippet.messagingEvents()).not.toContain('error');
});

test('[3.2/MessagingService.requestUpload] the commands for files, and their refusal when files are off', async ({
  page,
  snippet,
}) => {
  const headlessMode = { enabled: true };
  const off = { messenger: { fileUpload: { enableAttachments: false } } };
  await snippet.visit({ config: { headlessMode, ...off } });
  await snippet.event('MessagingService.ready');
  expect(await snippet.command('MessagingService.requestUpload', { file: [] })).toEqual({
    rejected: 'Sending attachments is disabled in the configuration',
  });

  await snippet.visit({ config: { headlessMode, ...config } });
  await snippet.event('MessagingService.ready');
  await page.evaluate(() => {
    const transfer = new DataTransfer();
    transfer.items.add(new File(['a picture'], 'receipt.png', { type: 'image/png' }));
    window.Genesys?.('command', 'MessagingService.requestUpload', { file: transfer.files });
  });
  const { data } = (await snippet.event('MessagingService.uploadApproved')).envelope;
  await snippet.command('MessagingService.deleteFile', { id: data.attachmentId });
  await snippet.event('MessagingService.fileUploadCancelled');
  await snippet.event('MessagingService.fileDeleted');
  await snippet.command('MessagingService.getFile', { id: 'an-older-one' });
  expect((await snippet.event('MessagingService.fileReceived')).envelope.data).toMatchObject({
    attachmentId: 'an-older-one',
    downloadUrl: uploadUrl,
  });
  await snippet.command('MessagingService.refreshFiles', { files: [{ id: 'another' }] });
  await expect
    .poll(() => snippet.sent.at(-1))
    .toMatchObject({ action: 'getAttachment', attachmentId: 'another' });

  const download = page.waitForEvent('download');
  await snippet.command('MessagingService.downloadFile', { downloadUrl: uploadUrl, name: 'receipt.png' });
  expect((await download).suggestedFilename()).toBe('receipt.png');
  await snippet.event('MessagingService.fileDownloaded');
  await page.route(uploadUrl, (route) => route.abort());
  expect(
    await snippet.command('MessagingService.downloadFile', { downloadUrl: uploadUrl, name: 'receipt.png' }),
  ).toHaveProperty('rejected');
  await snippet.event('MessagingService.fileDownloadError');
});

test('[7.5/messagesUpdated] [7.5/fileUploaded] a new address is told with all messages that have files', async ({
  snippet,
}) => {
  const conversations = { autoStart: { enabled: false } };
  const settings = { messenger: { ...config.messenger, apps: { conversations } } };
  await snippet.visit({ config: { headlessMode: { enabled: true }, ...settings } });
  await snippet.event('MessagingService.ready');
  await snippet.command('MessagingService.startConversation');
  await snippet.event('MessagingService.started');
  const withFile = (id: string) =>
    textFrame(`The file ${id}`, {
      content: [{ contentType: 'Attachment', attachment: { id, filename: id, url: 'https://old.example/' } }],
    });
  for (const sent of [withFile('one'), textFrame('No file'), withFile('two')]) snippet.push(sent);
  await expect.poll(() => snippet.dataOf('MessagingService.messagesReceived')).toHaveLength(3);

  await snippet.command('MessagingService.getFile', { id: 'one' });
  const { timestamp, ...received } = (await snippet.event('MessagingService.fileReceived')).envelope.data;
  expect(received).toEqual({ attachmentId: 'one', downloadUrl: uploadUrl });
  const [updated] = await snippet.dataOf('MessagingService.messagesUpdated');
  expect(updated?.viewFiles).toEqual({
    attachmentId: 'one',
    newDownloadUrl: uploadUrl,
    updatedTime: timestamp,
  });
  expect(updated?.updatedMessages).toMatchObject([
    { text: 'The file two', files: [{ id: 'two', downloadUrl: 'https://old.example/' }] },
    { text: 'The file one', files: [{ id: 'one', downloadUrl: uploadUrl }], updatedTime: timestamp },
  ]);
  const names = await snippet.messagingEvents();
  expect(names.indexOf('messagesUpdated')).toBeLessThan(names.indexOf('fileReceived'));

  await snippet.command('MessagingService.refreshFiles', { files: [{ id: 'one' }, { id: 'two' }] });
  await expect.poll(() => snippet.dataOf('MessagingService.messagesUpdated')).toHaveLength(2);
  const [, refreshed] = await snippet.dataOf('MessagingService.messagesUpdated');
  expect(refreshed).not.toHaveProperty('viewFiles');
  expect(refreshed?.updatedMessages).toMatchObject([
    { files: [{ id: 'two', downloadUrl: uploadUrl }] },
    { files: [{ id: 'one', downloadUrl: uploadUrl }] },
  ]);
  expect(await snippet.dataOf('MessagingService.fileReceived')).toHaveLength(1);
});
