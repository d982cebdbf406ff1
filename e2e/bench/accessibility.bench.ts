import { AxeBuilder } from '@axe-core/playwright';
import { states } from '../states.ts';
import { asNewVisitor, test } from './bench.ts';

for (const state of ['closed', 'opening', 'failed', 'consent'] as const) {
  test(`axe: ${state}`, async ({ browser, site, companion, bar }) => {
    const violations = await asNewVisitor(browser, async (page) => {
      await states[state]({ page, site, companion });
      return (await new AxeBuilder({ page }).analyze()).violations;
    });
    bar({ what: `axe violations, ${state}`, tag: violations.length, bar: '0', met: violations.length === 0 });
  });
}
