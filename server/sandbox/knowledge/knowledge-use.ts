/** What visitors did with an organisation's knowledge base. */
export class KnowledgeUse {
  readonly #views = new Map<string, number>();
  readonly #feedback: Feedback[] = [];

  get feedback(): readonly Feedback[] {
    return this.#feedback;
  }

  view(articleId: string): void {
    this.#views.set(articleId, this.viewsOf(articleId) + 1);
  }

  viewsOf(articleId: string): number {
    return this.#views.get(articleId) ?? 0;
  }

  rate(feedback: Feedback): void {
    this.#feedback.push(feedback);
    if (this.#feedback.length > REMEMBERED) this.#feedback.shift();
  }

  clear(): void {
    this.#views.clear();
    this.#feedback.length = 0;
  }
}

export interface Feedback {
  readonly id: string;
  readonly documentId: string;
  readonly documentVersionId?: string | undefined;
  readonly documentVariationId: string;
  readonly rating: string;
  readonly reason?: string | undefined;
  readonly comment?: string | undefined;
  readonly searchId?: string | undefined;
  readonly queryType?: string | undefined;
  /** ISO 8601. */
  readonly dateCreated: string;
}

const REMEMBERED = 1_000;
