/** A text that the administrator has worded anew (`customI18nLabels`, genesys.md 13.2, CONFIRMED). */
export interface Label {
  readonly language: string;
  readonly key: string;
  readonly text: string;
}

interface Languages {
  readonly languages: readonly string[];
  readonly defaultLanguage: string;
  readonly labels: readonly Label[];
}

/** The labels that are drawn; those for phones are not. */
type DrawnLabel = 'MessengerHomeHeaderTitle' | 'MessengerHomeHeaderSubTitle' | 'MessengerLauncherButtonText';

/**
 * The language that Messenger speaks, and what the administrator has worded anew in it. How Genesys chooses is not documented; here
 * it is what `Messenger.configure` has said, else the page's own language, else the default, and always one of the deployment's.
 */
export class Language {
  readonly #languages: readonly string[];
  readonly #default: string;
  readonly #labels: readonly Label[];
  readonly #listeners = new Set<() => void>();
  #chosen: string | undefined;

  constructor({ languages, defaultLanguage, labels }: Languages) {
    this.#languages = languages;
    this.#default = defaultLanguage;
    this.#labels = labels;
  }

  get current(): string {
    return this.#chosen ?? this.#bestFor(document.documentElement.lang) ?? this.#default;
  }

  /** @throws when the deployment has no such language. */
  choose(language: string): void {
    const best = this.#bestFor(language);
    if (!best)
      throw new Error(`This deployment does not speak "${language}", but ${this.#languages.join(', ')}.`);
    this.#chosen = best;
    for (const listener of this.#listeners) listener();
  }

  /** @returns what stops it. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  label(key: DrawnLabel): string | undefined {
    const own = this.#labels.find((label) => label.key === key && isSame(label.language, this.current));
    return own?.text.trim() ? own.text : undefined;
  }

  /** `de-at` is served by `de-de` where there is no nearer one. */
  #bestFor(language: string): string | undefined {
    const family = (name: string) => name.toLowerCase().split('-')[0];
    return (
      this.#languages.find((one) => isSame(one, language)) ??
      this.#languages.find((one) => family(one) === family(language))
    );
  }
}

function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
