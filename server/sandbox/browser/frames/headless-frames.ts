import type { Hosts } from '../hosts.ts';

/** Headless nothing is drawn, but both frames are in the page: 0 by 0 pixels, as they were seen live (genesys.md 12, CONFIRMED-2). */
export function addHeadlessFrames({ apps }: Hosts): void {
  for (const [id, title] of [
    ['genesys-mxg-frame', 'Messenger Launcher'],
    ['genesys-mxg-container-frame', 'Messenger'],
  ] as const) {
    const frame = document.createElement('iframe');
    Object.assign(frame, { id, title, inert: true, src: `${apps}/messenger/messenger.html` });
    Object.assign(frame.style, {
      position: 'fixed',
      zIndex: '99999999',
      border: '0',
      width: '0',
      height: '0',
    });
    document.body.append(frame);
  }
}
