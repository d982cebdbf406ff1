import type { Frame, Page } from '@playwright/test';

/** A word that breaks what was only tried with short ones. */
export const LONG_WORD =
  'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaftsvorsitzender';

/** What is wider than the place it has, but for what scrolls or says by three dots that there is more. */
export function spilled(where: Page | Frame): Promise<string[]> {
  return where.evaluate(() => {
    const scrolls = '.cards, pre, input, textarea, select, .code-block';
    return [...document.querySelectorAll('html, body, body *')]
      .filter((element) => {
        if (element.matches(`.unseen, ${scrolls}`) || element.clientWidth === 0) return false;
        if (getComputedStyle(element).textOverflow === 'ellipsis') return false;
        return element.scrollWidth > element.clientWidth + 1;
      })
      .map((element) => `<${element.localName} class="${element.className}">`);
  });
}

/** The document in Messenger's frame of that id. */
export async function frameOf(page: Page, id: string): Promise<Frame> {
  const element = await page.locator(`#${id}`).elementHandle();
  const frame = await element?.contentFrame();
  if (!frame) throw new Error(`The page has no frame #${id}.`);
  return frame;
}
