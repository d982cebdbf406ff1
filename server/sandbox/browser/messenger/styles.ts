/** The style sheet of both frames. `--primary`, `--on-primary` and `--accent` come from the deployment. */
export const styles = `
*, *::before, *::after { box-sizing: border-box; }
html, body { height: 100%; margin: 0; background: transparent; }
body { font: 15px/1.45 system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif; color: #1f2937; overflow-wrap: break-word; }
button, textarea { font: inherit; color: inherit; }
button { cursor: pointer; }
h1, h2, p { margin: 0; }
/* Where Messenger does not speak the page's language, its words keep their own direction. */
p, legend, small, button { unicode-bidi: plaintext; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }

.launcher {
  display: grid; place-items: center; width: 56px; height: 56px; margin: 8px; padding: 0; border: 1px solid transparent;
  border-radius: 50%; background: var(--primary); color: var(--on-primary); box-shadow: 0 2px 8px rgb(15 23 42 / .28);
  transition: transform .15s ease;
}
.launcher:hover { transform: scale(1.05); }
.launcher:focus-visible { outline-offset: 3px; }

.messenger { display: flex; flex-direction: column; height: 100%; background: #fff; animation: arrive .18s ease-out; }

header { display: flex; align-items: center; gap: 12px; padding: 14px 12px 14px 16px; background: var(--primary); color: var(--on-primary); }
[dir=rtl] header { padding: 14px 16px 14px 12px; }
.avatar { position: relative; display: grid; place-items: center; flex: none; width: 40px; height: 40px; border-radius: 50%; background: #fff; color: var(--accent); }
.who { flex: 1; min-width: 0; }
h1 { font-size: 16px; font-weight: 650; line-height: 1.25; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.status { display: flex; align-items: center; gap: 6px; min-height: 18px; font-size: 12.5px; line-height: 18px; opacity: .92; }
.status.online::before { content: ''; width: 8px; height: 8px; border-radius: 50%; background: #4ade80; box-shadow: 0 0 0 1px rgb(255 255 255 / .5); }
.icon { display: grid; place-items: center; flex: none; width: 40px; height: 40px; padding: 0; border: 0; border-radius: 10px; background: transparent; }
.sign-in { padding: 7px 14px; border: 1px solid currentColor; border-radius: 999px; background: transparent; font-size: 13.5px; font-weight: 600; }
.icon:hover, .sign-in:hover { background: rgb(255 255 255 / .16); }
header :focus-visible { outline-color: var(--on-primary); outline-offset: -3px; }

.transcript { flex: 1; display: flex; flex-direction: column; min-height: 0; padding: 18px 16px 8px; overflow-y: auto; overscroll-behavior: contain; background: #f8fafc; }
.transcript:focus-visible { outline-offset: -2px; }
/* Pushes a short conversation to the bottom; justify-content would make a long one unscrollable. */
.transcript::before { content: ''; margin-top: auto; }
.earlier { align-self: center; margin-bottom: 12px; padding: 6px 14px; border: 1px solid #cbd5e1; border-radius: 999px; background: #fff; font-size: 13px; }
.earlier:hover { background: #f1f5f9; }

.message { display: flex; flex-direction: column; align-items: flex-start; max-width: 82%; margin-top: 14px; }
/* Only the newest: a window that is shown again would play them all. */
.message:last-child { animation: arrive .18s ease-out; }
.message.follows { margin-top: 4px; }
.message.visitor { align-self: flex-end; align-items: flex-end; }
.text { max-width: 100%; padding: 9px 14px; border: 1px solid transparent; border-radius: 18px; border-end-start-radius: 6px; background: #fff; box-shadow: 0 1px 2px rgb(15 23 42 / .1); white-space: pre-wrap; overflow-wrap: anywhere; }
.visitor .text { border-end-start-radius: 18px; border-end-end-radius: 6px; background: var(--primary); color: var(--on-primary); }
.sending .text { opacity: .7; }
.failed .text { border-color: #dc2626; background: #fef2f2; color: #1f2937; }
.meta { padding: 3px 6px 0; font-size: 11.5px; color: #64748b; }
.failed .meta { color: #b91c1c; font-weight: 600; }

.typing { display: flex; gap: 5px; align-self: flex-start; margin-top: 14px; padding: 14px; border-radius: 18px; border-end-start-radius: 6px; background: #fff; box-shadow: 0 1px 2px rgb(15 23 42 / .1); }
.typing span { width: 7px; height: 7px; border-radius: 50%; background: #94a3b8; animation: breathe 1.2s infinite ease-in-out; }
.typing span:nth-child(2) { animation-delay: .16s; }
.typing span:nth-child(3) { animation-delay: .32s; }

.notice { display: flex; flex-direction: column; align-items: center; gap: 10px; padding: 14px 16px; border-top: 1px solid #e2e8f0; background: #fff; text-align: center; font-size: 14px; color: #475569; }
.way { padding: 9px 18px; border: 1px solid transparent; border-radius: 999px; background: var(--primary); color: var(--on-primary); font-weight: 600; }
.way:hover { filter: brightness(1.08); }

.attached { display: flex; align-items: center; gap: 8px; max-width: 100%; margin-top: 4px; padding: 9px 14px; border: 1px solid #cbd5e1; border-radius: 14px; background: #fff; color: #1f2937; font-size: 14px; overflow-wrap: anywhere; }
.attached span { min-width: 0; }
.attached svg { flex: none; color: var(--accent); }
.attached:has(img) { padding: 0; overflow: hidden; }
/* A fixed size: one that comes late must not push the newest message out of view. */
.attached img { display: block; width: 220px; height: 150px; object-fit: cover; }

.replies { display: flex; flex-wrap: wrap; gap: 8px; min-width: 0; margin: 14px 0 6px; padding: 0; border: 0; animation: arrive .18s ease-out; }
.replies button { max-width: 100%; padding: 8px 16px; border: 1.5px solid var(--accent); border-radius: 999px; background: #fff; color: var(--accent); font-weight: 600; }
.replies button:hover { background: var(--primary); color: var(--on-primary); }

.message:has(.cards) { max-width: 100%; }
.cards { display: flex; gap: 12px; max-width: 100%; margin: 4px 0 0; padding: 2px 2px 8px; list-style: none; overflow-x: auto; scroll-snap-type: x proximity; }
.cards:focus-visible { outline-offset: -2px; border-radius: 12px; }
.card { display: flex; flex-direction: column; flex: none; width: 240px; border: 1px solid #e2e8f0; border-radius: 16px; background: #fff; overflow: hidden; scroll-snap-align: start; box-shadow: 0 1px 2px rgb(15 23 42 / .1); }
.card img { width: 100%; height: 130px; object-fit: cover; background: #e2e8f0; }
.card h2 { margin: 12px 14px 4px; font-size: 15px; }
.card p { flex: 1; margin: 0 14px 12px; font-size: 13.5px; color: #475569; }
.card a, .card button { display: block; padding: 10px 14px; border: 0; border-top: 1px solid #e2e8f0; background: #fff; color: var(--accent); font-weight: 600; text-align: center; text-decoration: none; }
.card a:hover, .card button:enabled:hover { background: #f1f5f9; }
.card button:disabled { color: #64748b; cursor: default; }
.card :focus-visible { outline-offset: -3px; }

.composer { padding: 10px 12px 12px; border-top: 1px solid #e2e8f0; background: #fff; }
.line { display: flex; align-items: flex-end; gap: 8px; }
.attach { display: grid; place-items: center; flex: none; width: 42px; height: 42px; margin-inline-end: -4px; padding: 0; border: 0; border-radius: 50%; background: transparent; color: #475569; }
.attach:hover { background: #f1f5f9; }
.uploads { display: flex; flex-direction: column; gap: 6px; margin: 0; padding: 0; list-style: none; }
.uploads li { display: flex; align-items: center; gap: 10px; padding: 6px 6px 6px 12px; border: 1px solid #cbd5e1; border-radius: 12px; background: #f8fafc; font-size: 13.5px; }
[dir=rtl] .uploads li { padding: 6px 12px 6px 6px; }
.uploads li:last-child { margin-bottom: 10px; }
.uploads svg { flex: none; }
.uploads .file { display: flex; flex: 1; flex-direction: column; align-items: flex-start; gap: 3px; min-width: 0; }
.uploads .name { max-width: 100%; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.uploads .failed { border-color: #dc2626; background: #fef2f2; }
.uploads .problem { color: #b91c1c; }
.uploads button { display: grid; place-items: center; flex: none; width: 32px; height: 32px; padding: 0; border: 0; border-radius: 8px; background: transparent; }
.uploads button:hover { background: rgb(15 23 42 / .08); }
progress { width: 100%; height: 5px; border: 0; border-radius: 3px; overflow: hidden; background: #e2e8f0; accent-color: var(--accent); appearance: none; }
progress::-webkit-progress-bar { background: #e2e8f0; }
progress::-webkit-progress-value { background: var(--accent); transition: width .2s; }
progress::-moz-progress-bar { background: var(--accent); }
textarea { flex: 1; min-width: 0; max-height: 120px; padding: 9px 16px; border: 1px solid #94a3b8; border-radius: 22px; background: #fff; resize: none; field-sizing: content; line-height: 1.45; }
textarea::placeholder { color: #64748b; opacity: 1; }
textarea:focus-visible { border-color: var(--accent); outline-width: 1px; outline-offset: 0; }
.send { display: grid; place-items: center; flex: none; width: 42px; height: 42px; padding: 0; border: 1px solid transparent; border-radius: 50%; background: var(--primary); color: var(--on-primary); }
.send[aria-disabled=true] { background: #e2e8f0; color: #64748b; cursor: default; }

dialog { width: min(340px, calc(100% - 32px)); padding: 20px; border: 0; border-radius: 16px; color: inherit; box-shadow: 0 12px 48px rgb(15 23 42 / .3); }
dialog::backdrop { background: rgb(15 23 42 / .45); }
h2 { margin-bottom: 6px; font-size: 16px; }
dialog p { font-size: 14px; color: #475569; }
.choices { display: flex; flex-wrap: wrap; justify-content: flex-end; gap: 8px; margin-top: 18px; }
.choices button { max-width: 100%; padding: 8px 16px; border: 1px solid #cbd5e1; border-radius: 999px; background: #fff; }
.choices .danger { border-color: #b91c1c; background: #b91c1c; color: #fff; }

/* It has as much room as its frame: more is scrolled, and the shadow ends before the frame does. */
.toast { position: absolute; inset-inline: 8px; bottom: 8px; max-height: calc(100% - 16px); padding: 18px 20px; border: 1px solid #e2e8f0; border-radius: 16px; background: #fff; overflow-y: auto; box-shadow: 0 1px 6px rgb(15 23 42 / .24); animation: arrive .18s ease-out; }
.toast h1 { padding-inline-end: 36px; white-space: normal; }
.toast p { margin-top: 6px; font-size: 14px; color: #475569; }
.toast .icon { position: absolute; top: 8px; inset-inline-end: 8px; width: 36px; height: 36px; }
.toast .icon:hover { background: #f1f5f9; }
.toast .choices { position: sticky; bottom: -18px; margin: 12px -20px -18px; padding: 6px 20px 18px; background: #fff; }
.toast .choices .way { border-color: transparent; background: var(--primary); }

@keyframes arrive { from { opacity: 0; transform: translateY(6px); } }
@keyframes breathe { 0%, 60%, 100% { opacity: .35; } 30% { opacity: 1; } }
@media (prefers-reduced-motion: reduce) {
  *, *::before, *::after { animation: none !important; transition: none !important; }
  .launcher:hover { transform: none; }
}
@media (forced-colors: active) {
  .messenger, .launcher, .send, .way, .text, .typing, .avatar, .toast, .card { border: 1px solid; }
  header { border-bottom: 1px solid; }
  .typing span, .status.online::before { background: CanvasText; }
  progress { border: 1px solid; forced-color-adjust: none; background: Canvas; }
  progress::-webkit-progress-bar { background: Canvas; }
  progress::-webkit-progress-value { background: Highlight; }
  .uploads .failed { border-style: dashed; border-width: 2px; }
  [aria-disabled=true] { color: GrayText; }
}
/* The frame's round corners, where it is not full screen. */
@media (forced-colors: active) and (width: 426px) { .messenger { border-radius: 16px; overflow: hidden; } }
`;
