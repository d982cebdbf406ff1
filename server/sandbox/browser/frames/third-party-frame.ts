import type { Hosts } from '../hosts.ts';

/**
 * The hidden frame in which the real Messenger keeps a monitoring script (id and document: genesys.md 2.2 and 3.6,
 * CONFIRMED-2). Here it is empty: nobody is watched.
 */
export function addThirdPartyFrame({ apps }: Hosts): void {
  const frame = document.createElement('iframe');
  frame.id = 'genesys-thirdparty-frame';
  frame.src = `${apps}/messenger/thirdparty-plugins.html`;
  frame.style.display = 'none';
  document.body.append(frame);
}
