/** The style sheet of the inspector, light and dark. */
export const styles = `
:root { color-scheme: light dark; --ink: light-dark(#0f172a, #e5eaf2); --quiet: light-dark(#526075, #a3b0c4); --line: light-dark(#dfe5ee, #2b3649); --ground: light-dark(#f6f8fb, #0d1420); --paper: light-dark(#fff, #141d2c); --accent: light-dark(#0b5cad, #7db8f5); --on-accent: light-dark(#fff, #0b1626); --chosen: light-dark(#e6f0fb, #1c2f49); --bad: light-dark(#b42318, #ff9d92); --field: light-dark(#7b8ba1, #66758c); }
*, *::before, *::after { box-sizing: border-box; }
html, body { height: 100%; margin: 0; }
body { background: var(--ground); color: var(--ink); font: 14px/1.45 system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif; }
h1, h2, h3, p, ol, dl, dd { margin: 0; padding: 0; }
ol { list-style: none; }
button, input, select { font: inherit; color: inherit; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
button, select, input:not([type=checkbox]) { min-height: 34px; padding: 5px 12px; border: 1px solid var(--field); border-radius: 8px; background: var(--paper); }
button { font-weight: 550; cursor: pointer; }
button:hover { background: var(--chosen); }
button[aria-pressed=true], .primary { border-color: var(--accent); background: var(--accent); color: var(--on-accent); }
button[aria-pressed=true]:hover, .primary:hover { background: var(--accent); filter: brightness(.92); }
::placeholder { color: var(--quiet); opacity: 1; }
pre, code, time, .entry, .details h2 { font-family: ui-monospace, 'SF Mono', Menlo, Consolas, 'Liberation Mono', monospace; }

.inspector { display: grid; grid-template-rows: auto auto minmax(0, 1fr); height: 100%; }
.bar { display: flex; flex-wrap: wrap; align-items: center; gap: 6px 16px; padding: 9px 18px; background: #0f172a; color: #fff; }
.bar :focus-visible { outline-color: #fff; }
h1 { font-size: 17px; font-weight: 650; letter-spacing: -.01em; }
.connection { display: flex; align-items: center; gap: 7px; flex: 1; font-size: 13px; color: #cbd5e1; }
.connection::before { content: ''; width: 8px; height: 8px; border-radius: 50%; background: #fbbf24; }
.connection.live::before { background: #4ade80; }
.organisation { display: flex; align-items: center; gap: 9px; font-size: 13px; color: #cbd5e1; }
.organisation select { border-color: #64748b; background: #1e293b; color: #fff; }

.tools { display: flex; flex-wrap: wrap; align-items: end; gap: 8px 10px; padding: 10px 18px 12px; border-bottom: 1px solid var(--line); background: var(--paper); }
.filter { display: flex; flex-wrap: wrap; align-items: end; gap: 8px 10px; flex: 1; }
.filter label { display: grid; gap: 2px; font-size: 12px; color: var(--quiet); }
.filter input, .filter select { font-size: 14px; color: var(--ink); }
.filter input:not([type=checkbox]) { width: 170px; }
.filter .check { display: flex; align-items: center; gap: 7px; min-height: 34px; font-size: 14px; color: var(--ink); }
.check input { width: 17px; height: 17px; margin: 0; accent-color: var(--accent); }
.count { padding-bottom: 7px; margin-inline-start: auto; color: var(--quiet); font-variant-numeric: tabular-nums; }

main { display: grid; grid-template-columns: minmax(0, 1.15fr) minmax(0, 1fr); min-height: 0; }
.entries { min-height: 0; overflow-y: auto; background: var(--paper); }
.entry { display: grid; grid-template-columns: auto minmax(0, 1fr) auto 58px; gap: 2px 12px; align-items: baseline; width: 100%; min-height: 32px; padding: 6px 18px; border: 0; border-bottom: 1px solid var(--line); border-inline-start: 3px solid transparent; border-radius: 0; text-align: start; font-size: 12.5px; font-weight: 400; }
.entry:focus-visible { outline-offset: -3px; }
.entry[aria-current=true] { border-inline-start-color: var(--accent); background: var(--chosen); }
.entry time, .host, .socket { color: var(--quiet); }
.what { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.way { display: inline-block; width: 1.4em; color: var(--accent); }
.code { text-align: end; font-variant-numeric: tabular-nums; white-space: nowrap; }
.failed, .failed .code, .failed b, .details h2.failed { color: var(--bad); }
.failed .code { font-weight: 700; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.older { padding: 8px 18px; font-size: 13px; color: var(--quiet); }
.nothing { padding: 48px 24px; text-align: center; color: var(--quiet); }

.details { min-width: 0; min-height: 0; overflow-y: auto; padding: 14px 20px 28px; border-inline-start: 1px solid var(--line); }
.details header { display: flex; align-items: start; gap: 12px; }
.details h2 { flex: 1; padding-top: 6px; font-size: 14px; overflow-wrap: anywhere; }
dl { display: grid; grid-template-columns: repeat(auto-fit, minmax(118px, 1fr)); gap: 8px 14px; padding: 12px 0 2px; }
dt, h3 { font-size: 12px; font-weight: 600; color: var(--quiet); }
dd { overflow-wrap: anywhere; }
h3 { padding: 14px 0 4px; }
pre { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; }
.code-block { max-height: 46vh; padding: 10px 12px; overflow: auto; border: 1px solid var(--line); border-radius: 8px; background: var(--paper); font-size: 12.5px; }
.copy { display: flex; flex-wrap: wrap; align-items: center; gap: 10px; padding-top: 8px; }
.note { padding-top: 16px; font-size: 12.5px; color: var(--quiet); }

@media (max-width: 860px) {
  .inspector { height: auto; min-height: 100%; grid-template-rows: auto auto auto; }
  .bar, .tools { padding-inline: 12px; }
  .filter { display: grid; grid-template-columns: 1fr 1fr; flex: 1 0 100%; }
  .filter input:not([type=checkbox]), .filter select { width: 100%; min-width: 0; }
  .count { margin-inline: 0 auto; }
  main { display: block; }
  .entries { max-height: 58vh; }
  .entry { grid-template-columns: auto minmax(0, 1fr) auto; padding: 8px 12px; }
  .entry time { grid-row: 2; }
  .what { grid-column: 1 / 3; grid-row: 1; }
  .host { grid-row: 2; grid-column: 2; }
  .code { grid-column: 3; grid-row: 1; }
  .details { padding-inline: 14px; border: 0; border-top: 1px solid var(--line); }
  .nothing.choose { display: none; }
}
@media (forced-colors: active) {
  .connection::before { border: 1px solid CanvasText; }
  .connection.live::before { background: Highlight; forced-color-adjust: none; }
  .entry[aria-current=true] { border-inline-start-color: Highlight; }
}
`;
