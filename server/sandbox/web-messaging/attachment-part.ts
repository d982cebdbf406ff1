import { createHash } from 'node:crypto';
import { downloadAddress } from '../downloads.ts';
import type { Organisation } from '../organisation.ts';
import type { Attachment } from './attachments.ts';
import type { OutboundContent } from './structured-content.ts';

/**
 * A stored file as a message carries it (genesys.md 11.1, CONFIRMED). `text` is left out: what it says is not documented, and
 * of the values of `mediaType`, `Link` is for no file. `apiAddress` is where the reader reaches `api.`.
 */
export function attachmentPart(
  organisation: Organisation,
  attachment: Attachment,
  apiAddress: string,
): Extract<OutboundContent[number], { contentType: 'Attachment' }> {
  const { id, fileName, fileType, content = Buffer.alloc(0) } = attachment;
  return {
    contentType: 'Attachment',
    attachment: {
      id,
      mediaType: mediaTypeOf(fileType),
      url: downloadAddress(organisation, attachment, apiAddress),
      mime: fileType,
      filename: fileName,
      fileSize: content.length,
      sha256: createHash('sha256').update(content).digest('hex'),
    },
  };
}

function mediaTypeOf(fileType: string): 'Image' | 'Video' | 'Audio' | 'File' {
  if (fileType.startsWith('image/')) return 'Image';
  if (fileType.startsWith('video/')) return 'Video';
  return fileType.startsWith('audio/') ? 'Audio' : 'File';
}
