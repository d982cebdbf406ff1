import { at, type Deployment } from '../deployment.ts';
import type { Hosts } from '../hosts.ts';

/**
 * Tells the sandbox what visitors do. Where Genesys sends it is not known (genesys.md 16): the address is our own, and what
 * comes of it is shown by the sandbox's control resource.
 */
export class Recorder {
  readonly #address: string;
  readonly #tracking: unknown;
  readonly #onAnswer: (answer: unknown) => void;

  /** `onAnswer` hears what the sandbox makes of an event: nothing, or an offer to the visitor. */
  constructor(hosts: Hosts, { id, journeyEvents }: Deployment, onAnswer: (answer: unknown) => void) {
    this.#address = `${hosts.apps}/messenger/sandbox/${id}/journey`;
    this.#tracking = at(journeyEvents, 'trackingSettings');
    this.#onAnswer = onAnswer;
  }

  /** @throws when the sandbox did not take it. */
  async record(command: string, data: object): Promise<void> {
    const response = await fetch(this.#address, {
      method: 'POST',
      credentials: 'omit',
      // A click that leads to another page is told all the same.
      keepalive: true,
      body: JSON.stringify({ command, page: this.#pageAddress(), data }),
    });
    if (!response.ok) throw new Error(`The sandbox did not record Journey.${command}: ${response.status}`);
    if (response.status === 200) this.#onAnswer(await response.json());
  }

  /** For what nobody waits for: a failure is told to the console. */
  recordLater(command: string, data: object): void {
    this.record(command, data).catch((error) =>
      console.warn('Genesys sandbox: an event of Journey is lost.', error),
    );
  }

  /** Without what the deployment leaves out of addresses (`trackingSettings`, genesys.md 13.2). */
  #pageAddress(): string {
    const address = new URL(location.href);
    const excluded = at(this.#tracking, 'excludedQueryParameters');
    for (const name of Array.isArray(excluded) ? excluded : []) address.searchParams.delete(String(name));
    if (at(this.#tracking, 'shouldKeepUrlFragment') !== true) address.hash = '';
    return address.href;
  }
}
