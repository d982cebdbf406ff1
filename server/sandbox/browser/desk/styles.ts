/** The style sheet of the agent's desk. */
export const styles = `
:root { --ink: #0f172a; --quiet: #556277; --line: #e2e8f0; --ground: #f6f8fb; --accent: #0b5cad; --good: #0f7a3d; --bad: #b42318; --warm: #92580a; }
*, *::before, *::after { box-sizing: border-box; }
html, body { height: 100%; margin: 0; }
body { background: var(--ground); color: var(--ink); font: 15px/1.45 system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif; }
h1, h2, p, ul, dl, dd { margin: 0; padding: 0; }
ul { list-style: none; }
button, input, textarea { font: inherit; color: inherit; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
button { padding: 8px 14px; border: 1px solid #c3cdda; border-radius: 9px; background: #fff; font-weight: 550; cursor: pointer; }
button:hover { background: #eef2f7; }
.primary { border-color: var(--accent); background: var(--accent); color: #fff; }
.primary:hover { background: #094c90; }
.primary[aria-disabled=true] { border-color: var(--line); background: var(--line); color: var(--quiet); cursor: default; }
.danger { border-color: #e5b5b0; color: var(--bad); }
dialog .danger { border-color: var(--bad); background: var(--bad); color: #fff; }
input, textarea { padding: 8px 12px; border: 1px solid #94a3b8; border-radius: 9px; background: #fff; }
::placeholder { color: #64748b; opacity: 1; }

.desk { display: grid; grid: auto minmax(0, 1fr) / minmax(220px, 300px) minmax(0, 1fr) minmax(220px, 310px); height: 100%; }
.bar { grid-column: 1 / -1; display: flex; flex-wrap: wrap; align-items: center; gap: 8px 14px; padding: 10px 20px; background: #0f172a; color: #fff; }
h1 { font-size: 17px; font-weight: 650; letter-spacing: -.01em; }
.connection { display: flex; align-items: center; gap: 7px; flex: 1; font-size: 13px; color: #cbd5e1; }
.connection::before { content: ''; width: 8px; height: 8px; border-radius: 50%; background: #fbbf24; }
.connection.live::before { background: #4ade80; }
.name { display: flex; align-items: center; gap: 10px; font-size: 13px; color: #cbd5e1; }
.name input { width: 150px; padding: 6px 10px; border-color: #475569; background: #1e293b; color: #fff; font-size: 14px; }
.bar :focus-visible { outline-color: #fff; }

.list { min-height: 0; overflow-y: auto; border-inline-end: 1px solid var(--line); background: #fff; }
.list h2, .person h2 { padding: 16px 18px 8px; font-size: 12px; font-weight: 650; letter-spacing: .05em; text-transform: uppercase; color: var(--quiet); }
.count { font-weight: 500; }
.entry { display: grid; grid-template-columns: auto minmax(0, 1fr) auto; gap: 2px 10px; align-items: center; width: 100%; padding: 11px 18px; border: 0; border-inline-start: 3px solid transparent; border-radius: 0; text-align: start; font-weight: 400; }
.entry:focus-visible { outline-offset: -3px; }
.entry[aria-current=true] { border-inline-start-color: var(--accent); background: #eaf2fb; }
.dot { width: 9px; height: 9px; border-radius: 50%; background: #cbd5e1; }
.dot.online { background: #22a55b; }
.who { font-weight: 600; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.when { font-size: 12px; color: var(--quiet); }
.newest { grid-column: 2; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; font-size: 13.5px; color: var(--quiet); }
.standing { justify-self: end; padding: 1px 8px; border-radius: 999px; background: #eef2f7; font-size: 12px; color: var(--quiet); }
.standing.human { background: #dcebfb; color: #084a8c; }
.standing.ended { background: #f1f5f9; color: var(--quiet); }

.conversation { display: flex; flex-direction: column; min-width: 0; min-height: 0; }
.conversation header { display: flex; flex-wrap: wrap; align-items: center; gap: 8px; padding: 12px 20px; border-bottom: 1px solid var(--line); background: #fff; }
.conversation header h2 { flex: 1 1 140px; min-width: 0; font-size: 16px; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.transcript { flex: 1; display: flex; flex-direction: column; gap: 14px; min-height: 0; padding: 20px; overflow-y: auto; }
.transcript:focus-visible { outline-offset: -3px; }
.transcript::before { content: ''; margin-top: auto; }
.message { display: flex; flex-direction: column; align-items: flex-start; max-width: min(78%, 560px); }
.message.agent, .message.bot { align-self: flex-end; align-items: flex-end; }
.by { max-width: 100%; padding: 0 4px 3px; overflow-wrap: anywhere; font-size: 12px; color: var(--quiet); }
.text { padding: 9px 14px; border: 1px solid var(--line); border-radius: 16px; border-end-start-radius: 5px; background: #fff; white-space: pre-wrap; overflow-wrap: anywhere; }
.agent .text { border-color: var(--accent); border-radius: 16px; border-end-end-radius: 5px; background: var(--accent); color: #fff; }
.bot .text { border-color: #d5dee9; border-radius: 16px; border-end-end-radius: 5px; background: #e8eef5; }
.quick { display: flex; flex-wrap: wrap; justify-content: flex-end; gap: 6px; padding-top: 6px; }
.quick li { max-width: 100%; overflow-wrap: anywhere; padding: 3px 12px; border: 1px solid var(--accent); border-radius: 999px; background: #fff; font-size: 13px; color: var(--accent); }
.part { margin-top: 5px; padding: 9px 14px; border: 1px dashed #94a3b8; border-radius: 12px; background: #fff; font-size: 14px; overflow-wrap: anywhere; }
.part.Answer { border-style: solid; border-color: var(--good); }
.part .kind { font-size: 12px; color: var(--quiet); }
.part ul { padding-inline-start: 18px; list-style: disc; }
.part .label { color: var(--quiet); }
.typing { max-width: 100%; overflow-wrap: anywhere; font-size: 13px; font-style: italic; color: var(--quiet); }
.note, .problem { padding: 14px 20px; border-top: 1px solid var(--line); background: #fff; text-align: center; font-size: 14px; color: var(--quiet); }
.problem { background: #fef3f2; color: var(--bad); }
.reply { display: flex; flex-wrap: wrap; gap: 8px; padding: 14px 20px 16px; border-top: 1px solid var(--line); background: #fff; }
.reply textarea { flex: 1 1 100%; resize: vertical; }
.reply input { flex: 1 1 220px; min-width: 0; font-size: 14px; text-overflow: ellipsis; }
.reply .json { font: 12.5px/1.45 ui-monospace, Menlo, Consolas, monospace; }
.reply select { padding: 8px 10px; border: 1px solid #94a3b8; border-radius: 9px; background: #fff; font: inherit; font-size: 14px; color: inherit; }
.tools { display: flex; flex-wrap: wrap; gap: 8px; }
.files { display: flex; flex: 1 1 100%; flex-wrap: wrap; gap: 6px; }
.files li { display: flex; min-width: 0; overflow-wrap: anywhere; align-items: center; gap: 6px; padding: 2px 4px 2px 12px; border: 1px solid var(--line); border-radius: 999px; background: var(--ground); font-size: 13.5px; }
.files button { flex: none; padding: 2px 9px; border: 0; background: none; }
.nobody { grid-column: 2 / -1; display: grid; place-items: center; padding: 40px; text-align: center; color: var(--quiet); }

.person { min-height: 0; overflow-y: auto; padding-bottom: 20px; border-inline-start: 1px solid var(--line); background: #fff; }
.person > p, .person > dl { padding: 0 18px; font-size: 13.5px; color: var(--quiet); }
.person > a { display: inline-block; margin-inline-start: 18px; font-size: 14px; }
a { color: var(--accent); text-underline-offset: 2px; }
.person > p + p, .person > p + dl { padding-top: 8px; }
dl > div { padding: 5px 0; }
dt { font-size: 12px; color: var(--quiet); }
dd { color: var(--ink); font-size: 14px; overflow-wrap: anywhere; }
.person > .verdict { display: inline-block; margin-inline-start: 18px; padding: 2px 11px; border-radius: 999px; background: #eef2f7; font-weight: 600; }
.person > .verdict.genuine { background: #d9f5e3; color: #0b5c2e; }
.person > .verdict.forged { background: #fde3e0; color: #8f1b12; }
.person > .verdict.unreachable, .person > .verdict.unchecked { background: #fdf0d5; color: #7a4906; }
.person > .jwt { margin-top: 12px; font: 12px/1.4 ui-monospace, Menlo, Consolas, monospace; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }

dialog { width: min(400px, calc(100% - 32px)); padding: 22px; border: 0; border-radius: 16px; color: inherit; box-shadow: 0 12px 48px rgb(15 23 42 / .3); }
dialog::backdrop { background: rgb(15 23 42 / .45); }
dialog h2 { margin-bottom: 6px; font-size: 16px; }
dialog p { font-size: 14px; color: var(--quiet); }
.choices { display: flex; flex-wrap: wrap; justify-content: flex-end; gap: 8px; margin-top: 18px; }

@media (max-width: 860px) {
  .desk { grid: auto auto minmax(320px, 1fr) auto / minmax(0, 1fr); height: auto; min-height: 100%; }
  .list { max-height: 34vh; border-bottom: 1px solid var(--line); }
  /* It scrolls by itself here too: what is below it must not be a hundred messages away. */
  .transcript { max-height: 66vh; }
  .nobody { grid-column: 1; }
  .person { border-top: 1px solid var(--line); }
}
@media (forced-colors: active) {
  .dot, .connection::before { border: 1px solid CanvasText; }
  .dot.online, .connection.live::before { background: Highlight; forced-color-adjust: none; }
  .entry[aria-current=true] { border-inline-start-color: Highlight; }
}
`;
