/**
 * Puts text on the clipboard, also where the browser gives no leave for that (a frame, `http`): then by the old command, from a
 * field that is there for that moment. Resolves with whether it is there now; if not, the page says "select it, and copy".
 */
async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyByCommand(text);
  }
}

function copyByCommand(text: string): boolean {
  const before = document.activeElement;
  const field = document.createElement('textarea');
  field.value = text;
  field.className = 'visually-hidden';
  field.setAttribute('aria-hidden', 'true');
  document.body.append(field);
  field.select();
  const done = document.execCommand('copy');
  field.remove();
  if (before instanceof HTMLElement) before.focus();
  return done;
}

/** A button that copies. What came of it is said to screen readers too, and goes after a while. */
export function copyButton(textOf: () => string, what: string): HTMLElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'button quiet small copy';
  const said = document.createElement('span');
  said.setAttribute('aria-live', 'polite');
  said.textContent = 'Copy';
  const hidden = document.createElement('span');
  hidden.className = 'visually-hidden';
  hidden.textContent = ` ${what}`;
  button.append(said, hidden);
  let after: ReturnType<typeof setTimeout> | undefined;
  button.addEventListener('click', async () => {
    said.textContent = (await copy(textOf())) ? 'Copied' : 'Select it, and copy';
    clearTimeout(after);
    after = setTimeout(() => {
      said.textContent = 'Copy';
    }, 3_000);
  });
  return button;
}
