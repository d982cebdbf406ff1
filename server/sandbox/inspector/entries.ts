import type { EntriesEvent, Entry, NewEntry } from './entry.ts';
import { Redactor } from './redact.ts';

type Watcher = (event: EntriesEvent) => void;

/** All that one organisation has received and sent, oldest first, without secrets; the oldest go first. */
export class Entries {
  readonly #entries: Entry[] = [];
  readonly #watchers = new Set<Watcher>();
  readonly #redactor: Redactor;
  #lastId = 0;
  #lastConnection = 0;

  /** `secrets`: what must not be kept, whatever name it comes under. */
  constructor(secrets: readonly string[]) {
    this.#redactor = new Redactor(secrets);
  }

  /** One more secret of that kind. */
  neverKeep(secret: string): void {
    this.#redactor.learn(secret);
  }

  get all(): readonly Entry[] {
    return this.#entries;
  }

  /** A number for a socket that has just been opened. */
  nextConnection(): number {
    this.#lastConnection += 1;
    return this.#lastConnection;
  }

  add(entry: NewEntry): void {
    this.#lastId += 1;
    const kept = { ...this.#withoutSecrets(entry), id: this.#lastId };
    this.#entries.push(kept);
    if (this.#entries.length > REMEMBERED) this.#entries.shift();
    this.#tell({ which: 'new', entries: [kept] });
  }

  clear(): void {
    this.#entries.length = 0;
    this.#tell({ which: 'all', entries: [] });
  }

  /** Hears of each entry as it is kept, until the returned function is called. */
  watch(watcher: Watcher): () => void {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }

  #tell(event: EntriesEvent): void {
    for (const watcher of this.#watchers) watcher(event);
  }

  #withoutSecrets(entry: NewEntry): NewEntry {
    const redactor = this.#redactor;
    const path = redactor.redactText(entry.path);
    if (entry.kind === 'frame')
      return {
        ...entry,
        path,
        name: redactor.redactText(entry.name),
        body: cut(redactor.redact(entry.body)),
      };
    const { body, answer, ...rest } = entry;
    // First what names the secrets: a path may hold one that only the body tells.
    const sent = body === undefined ? {} : { body: cut(redactor.redact(body)) };
    const answered = answer === undefined ? {} : { answer: cut(redactor.redact(answer)) };
    return {
      ...rest,
      ...sent,
      ...answered,
      headers: redactor.redactFields(Object.entries(entry.headers), HARMLESS_HEADERS),
      query: redactor.redactFields(Object.entries(entry.query), HARMLESS_PARAMETERS),
      path: redactor.redactText(entry.path),
    };
  }
}

/** After the secrets are out: half a token would not be known as one. */
function cut(value: unknown): unknown {
  const text = JSON.stringify(value) ?? '';
  return text.length > MAX_CHARACTERS ? `${text.slice(0, MAX_CHARACTERS)}…` : value;
}

const REMEMBERED = 20_000;
/** Of a body or a frame: enough for whatever Genesys documents. */
const MAX_CHARACTERS = 8_000;

const HARMLESS_HEADERS = new Set(
  `host origin user-agent accept accept-encoding accept-language connection cache-control pragma content-type
  content-length upgrade sec-fetch-mode sec-fetch-site sec-fetch-dest sec-ch-ua sec-ch-ua-mobile sec-ch-ua-platform
  sec-websocket-version sec-websocket-extensions access-control-request-method access-control-request-headers`.split(
    /\s+/,
  ),
);

/** Those that Genesys documents; anybody may write anything into the rest. */
const HARMLESS_PARAMETERS = new Set(['deploymentId', 'application', 'pageSize', 'pageNumber', 'expand']);
