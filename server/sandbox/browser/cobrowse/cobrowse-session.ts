import { at, type Deployment } from '../deployment.ts';
import type { Hosts } from '../hosts.ts';
import { randomId } from '../random-id.ts';

/** A refusal, which has a `code` (genesys.md 13.1, COMMUNITY). The codes themselves are ours: none is known. */
export interface CobrowseRefusal {
  readonly code: 'notEnabled' | 'noSession' | 'sessionIsOn' | 'wrongJoinCode' | 'notAllowed' | 'notRequested';
  readonly message: string;
}

export type CobrowseEvent =
  | 'sessionStarted'
  | 'sessionEnded'
  | 'controlRequested'
  | 'controlGranted'
  | 'controlRevoked'
  | 'navigationRequested'
  | 'navigationGranted'
  | 'navigationDeclined';

interface SessionParts {
  readonly hosts: Hosts;
  readonly deployment: Deployment;
  readonly publish: (event: CobrowseEvent, data: object) => void;
  readonly changed: () => void;
}

type Grant = 'none' | 'requested' | 'granted';

/**
 * One page shared with an agent. No picture of the page leaves it. The agent is played: as soon as the session is on, they ask for
 * whatever the deployment lets agents do, control first, so that a page can answer both. Everything beyond the names is ours.
 */
export class CobrowseSession {
  readonly #parts: SessionParts;
  #id: string | undefined;
  #control: Grant = 'none';
  #navigation: Grant = 'none';

  constructor(parts: SessionParts) {
    this.#parts = parts;
  }

  get isOn(): boolean {
    return this.#id !== undefined;
  }

  /** @throws a CobrowseRefusal, also when no agent waits with this code. */
  async accept(joinCode: unknown, sessionId: unknown): Promise<void> {
    if (this.isOn) throw refusal('sessionIsOn', 'This page is shared already.');
    if (typeof joinCode !== 'string' || joinCode.trim() === '')
      throw refusal(
        'wrongJoinCode',
        'acceptSession needs {joinCode}: the code that the agent has sent or spoken.',
      );
    const { hosts, deployment } = this.#parts;
    const response = await fetch(`${hosts.apps}/messenger/sandbox/${deployment.id}/cobrowse`, {
      method: 'POST',
      credentials: 'omit',
      body: JSON.stringify({ joinCode: joinCode.trim() }),
    });
    if (!response.ok) throw refusal('wrongJoinCode', 'No agent waits with this code.');
    this.#id = typeof sessionId === 'string' && sessionId !== '' ? sessionId : randomId();
    this.#publish('sessionStarted');
    this.#control = this.#request('allowAgentControl', 'controlRequested');
    this.#navigation = this.#request('allowAgentNavigation', 'navigationRequested');
  }

  stop(): void {
    this.#mustBeOn();
    this.#publish('sessionEnded');
    this.#id = undefined;
    this.#control = 'none';
    this.#navigation = 'none';
    this.#parts.changed();
  }

  acceptControl(): void {
    this.#mustBeOn();
    if (this.#control !== 'requested') throw refusal('notRequested', 'No agent has asked for control.');
    this.#control = 'granted';
    this.#publish('controlGranted');
  }

  /** Of control that was asked for, or given. */
  declineControl(): void {
    this.#mustBeOn();
    if (this.#control === 'none') throw refusal('notRequested', 'No agent has asked for control.');
    const wasGranted = this.#control === 'granted';
    this.#control = 'none';
    if (wasGranted) this.#publish('controlRevoked');
  }

  acceptNavigation(): void {
    this.#mustBeOn();
    if (this.#navigation !== 'requested') throw refusal('notRequested', 'No agent has asked to lead on.');
    this.#navigation = 'granted';
    this.#publish('navigationGranted');
  }

  declineNavigation(): void {
    this.#mustBeOn();
    if (this.#navigation === 'none') throw refusal('notRequested', 'No agent has asked to lead on.');
    this.#navigation = 'none';
    this.#publish('navigationDeclined');
  }

  /** Both for starting to draw and for stopping. Nothing is drawn: no agent is there to see it. */
  draw(): void {
    this.#mustBeOn();
    if (at(this.#parts.deployment.cobrowse, 'allowDraw') !== true)
      throw refusal('notAllowed', 'Drawing needs cobrowse.allowDraw in config.json.');
  }

  #request(permission: string, event: CobrowseEvent): Grant {
    if (at(this.#parts.deployment.cobrowse, permission) !== true) return 'none';
    this.#publish(event);
    return 'requested';
  }

  #mustBeOn(): void {
    if (!this.isOn) throw refusal('noSession', 'This page is not shared with anybody.');
  }

  #publish(event: CobrowseEvent): void {
    this.#parts.publish(event, { sessionId: this.#id });
    this.#parts.changed();
  }
}

export function refusal(code: CobrowseRefusal['code'], message: string): CobrowseRefusal {
  return { code, message };
}
