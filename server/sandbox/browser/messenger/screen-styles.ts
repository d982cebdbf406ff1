/** The style sheet of what is no plain conversation: home, search, co-browsing, Markdown, and the launcher with a text. */
export const screenStyles = `
.launcher.worded { display: flex; align-items: center; justify-content: center; gap: 10px; width: calc(100% - 16px); padding: 0 18px; border-radius: 28px; font-weight: 600; }
.launcher.worded svg { flex: none; }
.launcher.worded span { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.avatar img { width: 100%; height: 100%; border-radius: 50%; object-fit: cover; }

.screen { flex: 1; min-height: 0; padding: 24px 20px; overflow-y: auto; background: #f8fafc; }
.home { display: flex; flex-direction: column; align-items: stretch; gap: 12px; text-align: center; }
.home .logo { align-self: center; max-width: 160px; max-height: 80px; margin-bottom: 8px; }
.home h2 { margin: 0; font-size: 22px; }
.home p { margin-bottom: 12px; color: #475569; }
.screen > .way { width: 100%; }
/* One way is the way; the others are as well. */
.home .way + .way { border-color: #cbd5e1; background: #fff; color: var(--accent); }
.home .way + .way:hover { background: #f1f5f9; filter: none; }
article h2 { margin-bottom: 10px; font-size: 18px; }
article h2:focus-visible { border-radius: 4px; }

.asked { display: flex; gap: 8px; }
.asked input { flex: 1; min-width: 0; padding: 9px 14px; border: 1px solid #94a3b8; border-radius: 22px; background: #fff; font: inherit; color: inherit; }
.asked input::placeholder { color: #64748b; opacity: 1; }
.screen p { margin-bottom: 12px; }
.screen .problem { margin-top: 12px; color: #b91c1c; }
[role=status] > p { margin-top: 16px; color: #475569; }
.results { margin: 16px 0 0; padding: 0; list-style: none; }
.results button { width: 100%; margin-bottom: 8px; padding: 12px 14px; border: 1px solid #cbd5e1; border-radius: 12px; background: #fff; text-align: start; }
.results button:hover { background: #f1f5f9; }

.markdown { white-space: normal; }
.markdown p { white-space: pre-wrap; }
.markdown > * + * { margin-top: 8px; }
.markdown ul, .markdown ol { margin-bottom: 0; padding-inline-start: 22px; }
.markdown a { color: var(--accent); }
.markdown code { padding: 1px 4px; border-radius: 4px; background: #f1f5f9; font: 13px/1.4 ui-monospace, Menlo, Consolas, monospace; }
.markdown pre { margin-bottom: 0; padding: 10px 12px; border-radius: 8px; background: #f1f5f9; overflow-x: auto; }
.markdown pre:focus-visible { outline-offset: -2px; }
.markdown pre code { padding: 0; background: none; }
`;
