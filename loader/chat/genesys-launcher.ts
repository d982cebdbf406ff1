import type { Launcher } from './launcher.ts';
import type { Messenger } from './messenger.ts';
import { ChatProblem } from './problem.ts';

/** The chat, as Genesys's launcher needs it. */
interface Surroundings {
  readonly options: { readonly launcher: string };
  readonly isMounted: boolean;
  readonly messenger: Messenger;
  readonly launcher: Launcher;
  readonly window: { readonly isOpen: boolean; readonly isWanted: boolean };
  tell(error: unknown): void;
}

/**
 * Genesys's own launcher, which the deployment shows always, never, or on demand. On demand it comes with the window, and is
 * the way to make that small (genesys.md 12). Once the window is closed it is put away, since there is another one: ours,
 * which counts what comes, or the site's.
 */
export class GenesysLauncher {
  readonly #chat: Surroundings;
  #isVisible = false;
  /** It does not go away when it is told to. */
  #isAlwaysThere = false;

  constructor(chat: Surroundings) {
    this.#chat = chat;
  }

  /** As its events say. Two launchers would lie on each other. */
  appeared(isVisible: boolean): void {
    this.#isVisible = isVisible;
    this.#chat.launcher.giveWay(isVisible);
    this.putAway();
  }

  /** Unless the window is open, or about to be. */
  putAway(): void {
    const { options, window } = this.#chat;
    const isTheOnlyOne = options.launcher === 'genesys';
    if (!this.#isVisible || this.#isAlwaysThere || isTheOnlyOne || window.isOpen || window.isWanted) return;
    this.#command('Launcher.hide').catch(() => {
      // As documented for a launcher that is always there: ours stays away.
      this.#isAlwaysThere = true;
    });
  }

  /** By the site's wish. Where it is Genesys's launcher that the visitor has, Genesys may refuse. */
  async wish(command: 'Launcher.show' | 'Launcher.hide'): Promise<void> {
    const { options, isMounted } = this.#chat;
    const isTheirs = this.#isVisible || (options.launcher === 'genesys' && isMounted);
    if (!isTheirs || (command === 'Launcher.show') === this.#isVisible) return;
    try {
      await this.#command(command);
    } catch (error) {
      const remedy = 'set the launcher of the deployment to OnDemand';
      this.#chat.tell(new ChatProblem('bad-config', `Genesys refuses ${command} (${error}): ${remedy}`));
    }
  }

  #command(name: string): Promise<void> {
    return this.#chat.messenger.command(name);
  }
}
