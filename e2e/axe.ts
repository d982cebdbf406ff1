import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

interface Look {
  /** A selector: nothing else of the page is looked at. */
  readonly within?: string;
  /** Rules of axe; all that are no experiment, where none are named. */
  readonly only?: readonly string[];
  readonly without?: readonly string[];
}

/** What axe finds wrong in a page and its frames, in words, with the elements: what a reader of a failed test needs. */
export async function violations(page: Page, { within, only, without = [] }: Look = {}): Promise<string[]> {
  // To get into frames of other origins axe opens a page more at each look. Without that it takes a third of the time.
  const hasFrames = page.frames().length > 1;
  const axe = new AxeBuilder({ page }).setLegacyMode(!hasFrames).disableRules([...without]);
  if (within !== undefined) axe.include(within);
  if (only !== undefined) axe.withRules([...only]);
  const found = await axe.analyze();
  return found.violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${help}: ${JSON.stringify(target)}: ${failureSummary}`),
  );
}
