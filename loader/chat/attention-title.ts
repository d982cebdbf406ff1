/**
 * How often a page may put its own title back while a number stands in it. One that does so at every change would have the
 * browser do nothing else: then the title is left to the page.
 */
const PATIENCE = 20;

/** A number in the page's title, whatever the page makes of its title meanwhile. A page without one gets none. */
export class TitleBadge {
  readonly #observer = new MutationObserver(() => this.#changed());
  #mark = '';
  #corrections = 0;

  show(count: number): void {
    if (!titleElement() || this.#corrections > PATIENCE) return;
    const theirs = this.#withoutMark(titleText());
    this.#mark = `(${count}) `;
    // Also when the page puts another element in the place of its title.
    this.#observer.observe(document.head, { childList: true, subtree: true, characterData: true });
    this.#write(this.#mark + theirs);
  }

  /** Gives the page its title back, to the letter. */
  clear(): void {
    this.#observer.disconnect();
    this.#write(this.#withoutMark(titleText()));
    this.#mark = '';
    this.#corrections = 0;
  }

  #changed(): void {
    if (titleText().startsWith(this.#mark)) return;
    if (++this.#corrections > PATIENCE) {
      this.#observer.disconnect();
      this.#mark = '';
    } else this.#write(this.#mark + titleText());
  }

  /** A page may have made its new title of what stood there. */
  #withoutMark(text: string): string {
    return text.startsWith(this.#mark) ? text.slice(this.#mark.length) : text;
  }

  /** Into the text that is there: a framework may hold on to it. */
  #write(text: string): void {
    const element = titleElement();
    const [only, ...others] = element?.childNodes ?? [];
    if (titleText() === text) return;
    if (only instanceof Text && others.length === 0) only.data = text;
    else if (element) element.textContent = text;
  }
}

function titleElement(): HTMLTitleElement | null {
  return document.head.querySelector('title');
}

function titleText(): string {
  return titleElement()?.textContent ?? '';
}
