import type { Reporter, TestCase } from '@playwright/test/reporter';

/** Prints, behind the results, what the walks of a new user took: tests say it by annotations of the type `walk`. */
export default class Walks implements Reporter {
  readonly #walks: string[] = [];

  onTestEnd({ annotations }: TestCase): void {
    for (const { type, description } of annotations) {
      if (type === 'walk' && description) this.#walks.push(description);
    }
  }

  onEnd(): void {
    if (this.#walks.length === 0) return;
    console.log(`\nFrom the tag builder to an open chat, as a new user would (bar: 12 clicks, 5 minutes):\n`);
    for (const walk of this.#walks) console.log(`  ${walk}`);
  }
}
