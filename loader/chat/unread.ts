import type { Chat } from './chat-part.ts';
import { moreTexts } from './more-texts.ts';

const sheet = new CSSStyleSheet();
sheet.replaceSync(
  `[data-unread]:after{content:attr(data-unread);position:absolute;top:0;inset-inline-end:0;min-width:22px;border-radius:11px;background:#c00;color:#fff;font:bold 13px/22px system-ui}`,
);

/** Shows on the launcher how many messages came while the window was closed, also to those who do not see it. */
export async function start({ page, texts, now }: Chat): Promise<void> {
  const { root, button, options } = page;
  const { language, title } = await texts;
  const more = await moreTexts(language);
  const { unread } = now();
  const name = options.label || title;
  if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet);
  button.toggleAttribute('data-unread', unread > 0);
  if (unread) button.dataset.unread = `${unread}`;
  button.ariaLabel = unread ? `${name}, ${more.unread} ${unread}` : name;
}
