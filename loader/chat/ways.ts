const sheet = new CSSStyleSheet();
sheet.replaceSync(`section>button,section>a{font:inherit;color:inherit;margin-inline-end:12px}
section>button{padding:6px 14px;border:1px solid;border-radius:8px;background:none}
section>button:hover{background:#8883}`);

/** How the ways to go on look that a panel offers. Few panels do. */
export function styleWays({ adoptedStyleSheets }: ShadowRoot): void {
  if (!adoptedStyleSheets.includes(sheet)) adoptedStyleSheets.push(sheet);
}
