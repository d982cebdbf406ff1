import { randomUUID } from 'node:crypto';
import { asDocumented, type Check, different, notAsked, type Outcome } from '../check.ts';
import type { Scene, SocketAsked } from '../scene.ts';
import { ALL_PAGES, FOREIGN_ORIGIN, NO_PAGE } from './hosts.ts';

/** Who is let in to the socket (sections 2.2, 4.5 and 11.1). Without a request nothing begins: no session, no conversation. */
export const upgradeChecks: readonly Check<Scene>[] = [
  {
    row: '2.2/websocket',
    look: (scene) => opens(scene, (origin) => origin, '&application=messenger-tag-conformance'),
  },
  {
    row: '4.5/subdomains',
    async look(scene) {
      if ((await scene.domains())?.allowAllDomains !== false) return notAsked(ALL_PAGES);
      return opens(scene, (origin) => origin.replace('://', '://conformance.'));
    },
  },
  {
    row: '4.5/upgrade-403',
    async look(scene) {
      if ((await scene.domains())?.allowAllDomains !== false) return notAsked(ALL_PAGES);
      return isRefused(await knock(scene, { origin: FOREIGN_ORIGIN }));
    },
  },
  {
    row: '4.4/1002',
    async look(scene) {
      const origin = await scene.origin();
      if (origin === undefined) return notAsked(NO_PAGE);
      return isRefused(await knock(scene, { origin, deploymentId: randomUUID() }));
    },
  },
  { row: '11.1/origin', look: withoutPage },
];

/** As the mobile and the Java SDK come (genesys.md 11.1): by a bare host, and without an `Origin`. */
async function withoutPage(scene: Scene): Promise<Outcome> {
  if ((await scene.domains()) === undefined)
    return notAsked('nothing is known of its domains: see 2.2/domains');
  const { host } = new URL(scene.addresses.webmessaging);
  const [bare, none] = [await knock(scene, { origin: host }), await knock(scene, { origin: undefined })];
  if (bare === 'open' && none === 'open') return asDocumented;
  const words = (answer: typeof bare) => (answer === 'open' ? 'let in' : `refused with HTTP ${answer}`);
  return different(`a bare host is ${words(bare)}, no Origin at all is ${words(none)}`);
}

async function opens(scene: Scene, asPage: (origin: string) => string, query = ''): Promise<Outcome> {
  const origin = await scene.origin();
  if (origin === undefined) return notAsked(NO_PAGE);
  const answer = await knock(scene, { origin: asPage(origin), query });
  return answer === 'open' ? asDocumented : different(`the upgrade was refused with HTTP ${answer}`);
}

function isRefused(answer: 'open' | number): Outcome {
  if (answer === 403) return asDocumented;
  return different(
    answer === 'open' ? 'the socket was opened' : `the upgrade was refused with HTTP ${answer}`,
  );
}

async function knock({ openSocket }: Scene, socket: SocketAsked): Promise<'open' | number> {
  const answer = await openSocket(socket);
  if (typeof answer === 'number') return answer;
  answer.close();
  return 'open';
}
