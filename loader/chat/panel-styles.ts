/** Logical properties throughout, so that right-to-left pages need nothing of their own. */
export const panelStyles = `
.place{position:absolute;bottom:84px;inset-inline-end:8px}
.panel{box-sizing:border-box;width:min(320px,100vw - 40px);padding:16px 20px;border:1px solid #8884;border-radius:16px;background:#fff;color:#1b1f24;box-shadow:0 8px 32px #0003;font:16px/1.5 system-ui,sans-serif}
h2,p{margin:0;font-size:1em}
.opening{display:flex;gap:12px;align-items:center}
.opening:before{content:"";flex:none;width:18px;height:18px;border:3px solid #8884;border-top-color:currentColor;border-radius:50%}
.ways{display:flex;flex-wrap:wrap;gap:8px 16px;align-items:center;margin-top:12px}
.ways>*{all:unset;cursor:pointer;text-decoration:underline}
.ways>.again{padding:8px 14px;border-radius:8px;background:#0165a7;color:#fff;text-decoration:none}
.ways>:focus-visible{outline:2px solid;outline-offset:2px}
@media(prefers-reduced-motion:no-preference){.opening:before{animation:turn 1s linear infinite}}
@keyframes turn{to{rotate:1turn}}
@media(prefers-color-scheme:dark){.panel{background:#1e2329;color:#f2f4f6}}
@media(forced-colors:active){.again{border:1px solid}}
`;
