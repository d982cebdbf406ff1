import type { Deployment } from '../deployment.ts';
import type { MessengerStorage } from '../storage.ts';

/**
 * The searches of a guest (`/api/v2/knowledge/guest/sessions`, genesys.md 1.2, CONFIRMED). That the plugin KnowledgeService goes there
 * is concluded; the query `deploymentId` is ours: it tells a sandbox of several organisations whose request it is.
 */
export class KnowledgeClient {
  readonly #deployment: Deployment;
  readonly #storage: MessengerStorage;
  #session: Promise<Record<string, unknown>> | undefined;

  constructor(deployment: Deployment, storage: MessengerStorage) {
    this.#deployment = deployment;
    this.#storage = storage;
  }

  /** One for the life of the page; a failed one is begun anew. */
  session(): Promise<Record<string, unknown>> {
    this.#session ??= this.#ask('', {
      app: { deploymentId: this.#deployment.id, type: 'MessengerKnowledgeApp' },
      customerId: this.#storage.get('actmu') ?? '',
      pageUrl: location.origin + location.pathname,
    }).catch((error) => {
      this.#session = undefined;
      throw error;
    });
    return this.#session;
  }

  async get(path: string, query: Record<string, string> = {}): Promise<Record<string, unknown>> {
    const { id } = await this.session();
    return this.#ask(`/${id}${path}`, undefined, query);
  }

  async post(path: string, body: object): Promise<Record<string, unknown>> {
    const { id } = await this.session();
    return this.#ask(`/${id}${path}`, body);
  }

  /** @throws the error that the API has answered, as it came. */
  async #ask(path: string, body?: object, query: Record<string, string> = {}) {
    const search = new URLSearchParams({ ...query, deploymentId: this.#deployment.id });
    const response = await fetch(
      `${this.#deployment.apiEndpoint}/api/v2/knowledge/guest/sessions${path}?${search}`,
      {
        credentials: 'omit',
        headers: { 'Content-Type': 'application/json' },
        ...(body && { method: 'POST', body: JSON.stringify(body) }),
      },
    );
    const answer: Record<string, unknown> = response.status === 204 ? {} : await response.json();
    if (!response.ok) throw answer;
    return answer;
  }
}
