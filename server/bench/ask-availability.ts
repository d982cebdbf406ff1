import { Agent, request } from 'node:http';
import { ORIGIN } from './guest-token-peers.ts';

/** What one visitor's page heard; `none`: nothing that it could read. */
export interface Heard {
  readonly state: string;
  readonly ms: number;
}

/** Each visitor has a browser, and so a connection, of their own. */
const agent = new Agent({ keepAlive: false });

/** So many pages ask a companion at once. */
export function askForAvailability(url: string, count: number): Promise<Heard[]> {
  return Promise.all(Array.from({ length: count }, () => askOne(url)));
}

function askOne(url: string): Promise<Heard> {
  const startedAt = performance.now();
  return new Promise((resolve) => {
    const heard = (state: string) => resolve({ state, ms: performance.now() - startedAt });
    const req = request(`${url}/api/availability`, { agent, headers: { origin: ORIGIN } }, (res) => {
      let text = '';
      res.setEncoding('utf8').on('data', (chunk) => {
        text += chunk;
      });
      res.on('error', () => heard('none'));
      res.on('end', () => heard(res.statusCode === 200 ? JSON.parse(text).state : 'none'));
    });
    req.on('error', () => heard('none')).end();
  });
}
