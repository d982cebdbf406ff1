import { at, type Deployment } from '../deployment.ts';
import type { Messaging } from '../messaging/messaging.ts';
import type { Plugin } from '../plugins.ts';

/**
 * The commands for files (options: genesys.md 3.2, CONFIRMED-2). That they resolve when the request has been sent, the rest
 * being told by events, and that they wait for a session, is ours.
 */
export function addFileCommands(plugin: Plugin, messaging: Messaging, deployment: Deployment): void {
  const { files } = messaging;

  plugin.handle('requestUpload', async (options) => {
    if (!deployment.attachable) throw new Error('Sending attachments is disabled in the configuration');
    messaging.refuseAfterEnd('upload a file');
    const [file] = Array.from((at(options, 'file') ?? []) as ArrayLike<unknown>);
    if (!(file instanceof File)) throw new Error('requestUpload needs {file: FileList} with a file in it.');
    await messaging.start();
    files.upload(file);
  });
  plugin.handle('getFile', async (options) => {
    await messaging.start();
    files.addresses.get(idOf(options));
  });
  plugin.handle('refreshFiles', async (options) => {
    const wanted = at(options, 'files');
    await messaging.start();
    files.addresses.refresh(Array.isArray(wanted) ? wanted.map(idOf) : []);
  });
  plugin.handle('deleteFile', async (options) => {
    messaging.refuseAfterEnd('delete a file');
    await messaging.start();
    files.remove(idOf(options));
  });
  plugin.handle('downloadFile', async (options) => {
    const [downloadUrl, name] = [String(at(options, 'downloadUrl')), String(at(options, 'name') ?? '')];
    try {
      await download(downloadUrl, name);
      plugin.publish('fileDownloaded', { downloadUrl, name });
    } catch (error) {
      plugin.publish('fileDownloadError', { downloadUrl, name });
      throw error;
    }
  });
}

function idOf(options: unknown): string {
  const id = at(options, 'id');
  if (typeof id !== 'string') throw new Error('This needs the id of a file.');
  return id;
}

/** A link's `download` is ignored for other origins: the page fetches the file and offers its own copy. */
async function download(url: string, name: string): Promise<void> {
  const response = await fetch(url, { credentials: 'omit' });
  if (!response.ok) throw new Error(`The file was answered ${response.status}`);
  const copy = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  Object.assign(link, { href: copy, download: name });
  link.click();
  URL.revokeObjectURL(copy);
}
