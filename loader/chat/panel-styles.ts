/** Logical properties throughout, so that right-to-left pages need nothing of their own. */
export const panelStyles = `
.place{position:absolute;bottom:84px;inset-inline-end:8px}
.panel{box-sizing:border-box;width:min(320px,calc(100vw - 40px));padding:16px 20px;border:1px solid #0002;border-radius:16px;background:#fff;color:#1b1f24;box-shadow:0 8px 32px #0003;font:16px/1.5 system-ui,sans-serif}
h2{margin:0 0 4px;font-size:1.0625em}
p{margin:0}
.opening{display:flex;gap:12px;align-items:center}
.opening:before{content:"";flex:none;width:18px;height:18px;border:3px solid #0165a733;border-top-color:#0165a7;border-radius:50%}
.ways{display:flex;flex-wrap:wrap;gap:8px;align-items:center;margin-top:12px}
.ways>*{all:unset;padding:8px 14px;border-radius:8px;background:#0165a7;color:#fff;cursor:pointer}
.ways>:focus-visible{outline:2px solid;outline-offset:2px}
.ways>a{background:none;color:inherit;text-decoration:underline;padding-inline:4px}
.ways>.plain{background:none;color:inherit}
@media(prefers-reduced-motion:no-preference){.opening:before{animation:turn 1s linear infinite}}
@keyframes turn{to{transform:rotate(1turn)}}
@media(prefers-color-scheme:dark){.panel{background:#1e2329;color:#f2f4f6;border-color:#fff3}.opening:before{border-color:#fff3;border-top-color:#9fd0ff}}
@media(forced-colors:active){.ways>*{border:1px solid}}
`;
