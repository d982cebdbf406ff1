/** The style sheet of date pickers, list pickers and forms; goes with that of the frames. */
export const pickerStyles = `
.message:has(.picker) { max-width: 100%; width: 100%; }
.picker { width: min(100%, 340px); margin-top: 4px; padding: 14px 16px 16px; border: 1px solid #e2e8f0; border-radius: 16px; background: #fff; box-shadow: 0 1px 2px rgb(15 23 42 / .1); }
.picker > img { display: block; width: calc(100% + 32px); height: 130px; margin: -14px -16px 12px; border-radius: 15px 15px 0 0; object-fit: cover; background: #e2e8f0; }
.picker h2 { margin: 0; font-size: 15px; overflow-wrap: anywhere; }
.picker p { font-size: 13.5px; color: #475569; overflow-wrap: anywhere; }
.picker form, .picker > .way { margin-top: 12px; }
.picker form:focus-visible { outline-offset: 6px; border-radius: 4px; }
/* What comes next is in view whole, not up to its button's edge. */
.picker form { scroll-margin-block: 24px 44px; }
.picker form h2 { font-size: 14.5px; }
.picker .step { margin-bottom: 6px; font-size: 12px; color: #64748b; }
.picker .way { width: 100%; }
.picker .way:disabled { background: #e2e8f0; color: #64748b; cursor: default; filter: none; }
.ways { display: flex; gap: 8px; margin-top: 14px; }
.ways button:not(.way) { padding: 9px 18px; border: 1px solid #cbd5e1; border-radius: 999px; background: #fff; }
.picker .mark { display: flex; align-items: center; gap: 6px; margin-top: 8px; font-weight: 600; color: #15803d; }

.choice, .picker .field { min-width: 0; margin: 12px 0 0; padding: 0; border: 0; }
.choice legend { max-width: 100%; padding: 0; margin-bottom: 6px; font-size: 13px; font-weight: 650; color: #475569; overflow-wrap: anywhere; }
.picker form > .way { margin-top: 14px; }
.picker label { cursor: pointer; }
.picker small { font-size: 12px; color: #64748b; }
.picker input, .picker select { font: inherit; color: inherit; accent-color: var(--accent); }

.times { display: flex; flex-wrap: wrap; gap: 8px; }
.times label { position: relative; display: flex; flex-direction: column; align-items: center; min-width: 84px; padding: 7px 12px; border: 1.5px solid #cbd5e1; border-radius: 12px; line-height: 1.3; }
/* Still there for keyboards and screen readers; the label shows what is chosen. */
.times input { position: absolute; inset: 0; margin: 0; opacity: 0; cursor: pointer; }
.times label:hover { border-color: var(--accent); }
.times label:has(:checked) { border-color: var(--primary); background: var(--primary); color: var(--on-primary); }
.times label:has(:checked) small { color: inherit; }
.times label:has(:focus-visible) { outline: 2px solid var(--accent); outline-offset: 2px; }

.item { display: flex; align-items: center; gap: 10px; padding: 9px 12px; border: 1px solid #cbd5e1; border-bottom-width: 0; background: #fff; }
.item:hover { background: #f8fafc; }
.item:first-of-type { border-start-start-radius: 12px; border-start-end-radius: 12px; }
.item:last-of-type { border-bottom-width: 1px; border-end-start-radius: 12px; border-end-end-radius: 12px; }
.item input { flex: none; width: 18px; height: 18px; margin: 0; }
.item img { flex: none; width: 44px; height: 44px; border-radius: 8px; object-fit: cover; background: #e2e8f0; }
.item span { min-width: 0; overflow-wrap: anywhere; }
.item small { display: block; }

.field label { display: block; font-size: 13.5px; font-weight: 600; }
.field label small { margin-inline-start: 6px; font-weight: 400; }
.field label > input, .field > input, .field textarea, .picker select { display: block; width: 100%; max-height: none; margin-top: 5px; padding: 8px 12px; border: 1px solid #94a3b8; border-radius: 10px; background: #fff; font-weight: 400; }
.picker select { margin-top: 12px; }
.field textarea { resize: vertical; }
.picker dl { margin: 10px 0 0; }
.picker dl > div { padding: 7px 0; border-top: 1px solid #e2e8f0; }
.picker dt { font-size: 12.5px; color: #64748b; }
.picker dd { margin: 0; overflow-wrap: anywhere; }
.card h2 a { padding: 0; border: 0; background: none; color: inherit; text-align: start; text-decoration: underline; }

@media (forced-colors: active) {
  .picker, .times label { border: 1px solid; }
  .picker .way:disabled { border-color: GrayText; color: GrayText; }
  .times label:has(:checked) { border-color: Highlight; background: Highlight; color: HighlightText; forced-color-adjust: none; }
}
`;
