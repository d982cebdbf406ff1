import { expect, vi } from 'vitest';
import type { Status } from '../api.ts';
import { install } from '../install.ts';
import * as authPart from './auth.ts';
import * as chatPart from './chat.ts';
import * as consentPart from './consent.ts';
import * as regionsPart from './regions.ts';

/** Something that the chat waits for, and that the test lets come: well, badly, late, or never. */
export interface Pending {
  what: 'guest' | 'end' | 'script';
  succeed(): void;
  fail(): void;
}

/** A page with the whole loader in it, in the hands of a test: a companion and a Genesys that answer when they are told to. */
export interface Stage {
  command(name: string, argument?: unknown): Promise<Status>;
  pending: Pending[];
  /** Who the visitor is, counted: `logout`, and `identify` with another token, make another one. */
  epoch: number;
  /** For which visitor each guest was asked for. */
  epochOf: Map<string, number>;
  /** As Genesys has them, which adds each call to what it has. */
  conversation: Record<string, unknown>;
  isWindowOpen: boolean;
  settle(): Promise<void>;
  leave(): Promise<void>;
}

const DEPLOYMENT = '0c3f9d8e-1111-4222-8333-444455556666';

/** `raw`: options of the tag. */
export function setStage(raw: Record<string, string> = {}): Stage {
  localStorage.clear();
  // Genesys's Messenger has been here, and has no conversation.
  localStorage.setItem(`_${DEPLOYMENT}:actmu`, 'somebody');
  let userToken: unknown;
  const stage: Stage = {
    pending: [],
    epoch: 0,
    epochOf: new Map(),
    conversation: {},
    isWindowOpen: false,
    async command(name, argument) {
      const isSame = name === 'identify' && argument === userToken;
      if (name === 'identify' || name === 'logout') {
        userToken = name === 'identify' ? argument : undefined;
        if (!isSame) stage.epoch++;
      }
      const tag = window.MessengerTag as (name: string, argument?: unknown) => Promise<Status>;
      return tag(name, argument);
    },
    settle,
    async leave() {
      await Promise.race([window.MessengerTag?.('destroy'), settle()]);
      vi.unstubAllGlobals();
      for (const global of ['Genesys', '_genesysJs', 'MessengerTag'] as const) delete window[global];
      document.head.replaceChildren();
    },
  };
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => companion(stage, url, init));
  vi.spyOn(document.head, 'append').mockImplementation((script) => {
    Object.defineProperty(script, 'isConnected', { value: true });
    stage.pending.push({
      what: 'script',
      succeed: () => {
        genesys(stage);
        (script as HTMLScriptElement).onload?.(new Event('load'));
      },
      fail: () => (script as HTMLScriptElement).onerror?.(new Event('error')),
    });
  });
  const parts: Record<string, unknown> = {
    chat: chatPart,
    auth: authPart,
    consent: consentPart,
    regions: regionsPart,
    // Nobody reads the console here.
    advice: { warnOfSlips: () => {} },
  };
  install(
    {
      raw: { deploymentId: DEPLOYMENT, ...raw },
      script: null,
      companion: 'https://chat.example.com/',
    },
    async (name) => parts[name.split('.')[0] ?? ''] as never,
  );
  return stage;
}

/** Lets everything come to rest that waits for nothing from outside. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 12; turn++) await new Promise((resolve) => setTimeout(resolve));
}

function companion(stage: Stage, url: string, init: RequestInit): Promise<Response> {
  if (!url.startsWith('https://chat.example.com/')) return Promise.resolve(new Response());
  const epoch = stage.epoch;
  return new Promise((resolve, reject) => {
    const isEnd = url.endsWith('/end');
    stage.pending.push({
      what: isEnd ? 'end' : 'guest',
      succeed() {
        if (isEnd) return resolve(new Response(null, { status: 204 }));
        const guestId = `guest-${stage.epochOf.size}`;
        stage.epochOf.set(guestId, epoch);
        expect(JSON.parse(String(init.body)).deploymentId).toBe(DEPLOYMENT);
        resolve(Response.json(sessionOf(guestId)));
      },
      fail: () => reject(new TypeError('Failed to fetch')),
    });
  });
}

function sessionOf(guestId: string) {
  return {
    guestId,
    token: `token of ${guestId}`,
    expiresAt: new Date(Date.now() + 3_600_000).toISOString(),
    resume: `resume of ${guestId}`,
    context: `context of ${guestId}`,
    deploymentId: DEPLOYMENT,
    region: 'mypurecloud.ie',
    environment: 'prod-euw1',
    scriptUrl: 'https://apps.mypurecloud.ie/genesys-bootstrap/genesys.min.js',
  };
}

type Act = [action: string, name: string, ...rest: unknown[]];

/** As much of Genesys's SDK as the chat talks to. It takes the place of the queue, and reads it. */
function genesys(stage: Stage): void {
  const listeners = new Map<string, ((envelope: object) => void)[]>();
  const publish = (event: string, data: object = {}) => {
    for (const listener of listeners.get(event) ?? []) listener({ data });
  };
  const setOpen = (isOpen: boolean) => {
    stage.isWindowOpen = isOpen;
    publish(isOpen ? 'Messenger.opened' : 'Messenger.closed');
  };
  const run = (name: string, options: { messaging?: { customAttributes?: object } }) => {
    if (name === 'Messenger.open') setOpen(true);
    if (name === 'Messenger.close') setOpen(false);
    if (name === 'Database.set') Object.assign(stage.conversation, options.messaging?.customAttributes);
  };
  const sdk = (...[action, name, ...rest]: Act) => {
    if (action === 'subscribe') {
      listeners.set(name, [...(listeners.get(name) ?? []), rest[0] as () => void]);
      if (name === 'Messenger.ready') setTimeout(rest[0] as () => void, 0, {});
      if (name === 'GenesysJS.configurationReceived')
        setTimeout(rest[0] as () => void, 0, { data: { deploymentConfig: { status: 'Active' } } });
    }
    if (action === 'command')
      setTimeout(() => {
        run(name, rest[0] as object);
        (rest[1] as () => void)();
      });
  };
  const queued = (window.Genesys?.q ?? []) as unknown as Act[];
  window.Genesys = sdk as never;
  for (const call of queued) sdk(...call);
}
