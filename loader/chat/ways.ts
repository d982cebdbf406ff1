const sheet = new CSSStyleSheet();
sheet.replaceSync(`section>button,section>a{display:inline-block;margin-block-start:8px;margin-inline-end:12px;padding:6px 14px;border:1px solid;border-radius:8px;font:inherit;color:inherit;background:none}
section{max-height:calc(100dvh - 150px);overflow:auto}
section>a{padding-inline:0;border-color:#0000}
section>button:first-of-type{background:#0165a7;border-color:#0165a7;color:#fff}
section>:is(button,a):hover{filter:brightness(1.15)}
section>:focus-visible{outline:2px solid;outline-offset:2px}`);

/** How the ways to go on look that a panel offers. Few panels do. */
export function styleWays({ adoptedStyleSheets }: ShadowRoot): void {
  if (!adoptedStyleSheets.includes(sheet)) adoptedStyleSheets.push(sheet);
}
