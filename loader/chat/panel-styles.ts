/**
 * Logical properties throughout, so that right-to-left pages need nothing of their own; system colours, so that neither
 * dark nor forced colours do. The rest of the launcher's looks stands here, since a pointer brings stage two anyway.
 */
export const panelStyles = `button{cursor:pointer}:host>button:hover,section{box-shadow:0 2px 16px #0005}
section{position:absolute;bottom:84px;inset-inline-end:8px;width:min(270px,75vw);padding:16px 20px;border:1px solid #8884;border-radius:16px;background:Canvas;color:CanvasText;color-scheme:light dark;font:16px/1.5 system-ui}
progress{width:100%}@media(prefers-reduced-motion){progress{display:none}}`;
