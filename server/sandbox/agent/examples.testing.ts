import { examplesAt } from './examples.ts';

/** One of each kind of structured content, and a file of an agent's. */
export const samples = {
  ...examplesAt(new Date('2027-02-28T12:00:00Z')),
  Attachment: {
    contentType: 'Attachment',
    attachment: {
      id: 'a-1',
      mediaType: 'Image',
      url: 'https://api.mypurecloud.ie/api/v2/downloads/a-1',
      filename: 'receipt.png',
    },
  },
} as const;
