import { eventsHelp } from '../../loader/help.ts';

interface Heard {
  readonly at: Date;
  readonly event: string;
  readonly detail: unknown;
}

/** The newest first, across all pages that are shown without loading. */
const heard: Heard[] = [];
const MOST = 100;

/** Listens to every event of the chat, on every page of the shop. */
export function startHearing(): void {
  for (const event of Object.keys(eventsHelp))
    document.addEventListener(`messenger-tag:${event}`, (happened) => {
      heard.unshift({ at: new Date(), event, detail: (happened as CustomEvent<unknown>).detail });
      heard.splice(MOST);
      showHeard();
    });
}

/** Fills the page that shows it, if that is the one. */
export function showHeard(): void {
  const list = partOf('list');
  if (!list) return;
  list.replaceChildren(...heard.map(itemOf));
  partOf('no-script')?.toggleAttribute('hidden', true);
  partOf('none')?.toggleAttribute('hidden', heard.length > 0);
  void showState();
}

async function showState(): Promise<void> {
  const status = await window.MessengerTag?.('status');
  const state = partOf('state');
  if (state) state.textContent = status?.state ?? 'waiting';
}

function itemOf({ at, event, detail }: Heard): HTMLElement {
  const item = document.createElement('li');
  const time = document.createElement('time');
  time.dateTime = at.toISOString();
  time.textContent = at.toLocaleTimeString(document.documentElement.lang);
  item.append(time, ' ', code(event));
  if (detail) item.append(' ', code(JSON.stringify(detail)));
  return item;
}

function code(text: string): HTMLElement {
  const element = document.createElement('code');
  element.dir = 'ltr';
  element.textContent = text;
  return element;
}

function partOf(part: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-heard=${part}]`);
}
