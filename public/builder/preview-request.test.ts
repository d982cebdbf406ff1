import { expect, it } from 'vitest';
import { optionNames } from './option-values.ts';
import { type PreviewRequest, readFrameFragment, toFrameFragment } from './preview-request.ts';

const request: PreviewRequest = {
  options: [
    { name: 'color', value: '#123440' },
    { name: 'load', value: 'now' },
    { name: 'tokenEndpoint', value: 'https://elsewhere.example/' },
  ],
  view: 'consent',
  scheme: 'dark',
  direction: 'rtl',
  opens: 'nothing',
};

it('the frame is told what is to be seen, and not when or from where the chat would load', () => {
  expect(readFrameFragment(toFrameFragment(request))).toEqual({
    view: 'consent',
    scheme: 'dark',
    direction: 'rtl',
    opens: 'nothing',
    attributes: [['data-color', '#123440']],
  });
});

it('no address opens a chat, or asks another server for a guest, from the frame', () => {
  const all = optionNames.map((name) => ({ name, value: 'x' }));
  const { attributes, opens } = readFrameFragment(toFrameFragment({ ...request, options: all }));
  expect(opens).toBe('nothing');
  const names = attributes.map(([name]) => name);
  for (const kept of ['data-load', 'data-token-endpoint', 'data-consent', 'data-user-token'])
    expect(names).not.toContain(kept);
});

it('an address of no sense is the plain button on a light page', () => {
  expect(readFrameFragment('#view=everything&<script>')).toMatchObject({
    view: 'button',
    scheme: 'light',
    direction: 'ltr',
    opens: 'nothing',
  });
});
