/** Who has signed in, in this tab of the browser. A shop with a server of its own has this in a session of it. */
interface Customer {
  readonly name: string;
}

const KEY = 'petrel-and-pike:customer';

let customer: Customer | undefined;

/** Who signed in on the page before is known on this one, and to the chat on it. */
export function startWithCustomer(): void {
  customer = read();
  showCustomer();
  if (customer) tellChat(customer);
  document.addEventListener('messenger-tag:sign_in_needed', () => {
    const field = document.querySelector<HTMLElement>('#name');
    if (field) field.focus();
    else linkToAccount()?.click();
  });
}

/** The chat asks for a token when it needs one, and again when that is nearly over: it is kept nowhere here. */
function tellChat({ name }: Customer): void {
  void window.MessengerTag?.('identify', () => fetchUserToken(name));
}

/** Fills the page that is shown now. */
export function showCustomer(): void {
  const link = linkToAccount();
  if (link) {
    link.dataset.own ??= link.textContent;
    link.textContent = customer?.name ?? link.dataset.own;
  }
  if (!partOf('in')) return;
  const canSignIn = addressOfSignIn() !== undefined;
  show('no-script', false);
  show('closed', !canSignIn && !customer);
  show('out', canSignIn && !customer);
  show('in', customer !== undefined);
  const name = partOf('name');
  if (name) name.textContent = customer?.name ?? '';
  const form = partOf('out');
  if (form instanceof HTMLFormElement) form.onsubmit = onSubmit;
  const leave = partOf('leave');
  if (leave) leave.onclick = leaveShop;
}

function onSubmit(event: SubmitEvent): void {
  event.preventDefault();
  const { currentTarget: form } = event;
  if (!(form instanceof HTMLFormElement)) return;
  const name = String(new FormData(form).get('name')).trim();
  if (name === '') return;
  show('failed', false);
  signIn(name).then(
    () => {
      showCustomer();
      document.querySelector<HTMLElement>('[data-account=in] h2')?.focus();
    },
    () => show('failed', true),
  );
}

function leaveShop(): void {
  signOut();
  showCustomer();
  document.querySelector<HTMLElement>('#name')?.focus();
}

async function signIn(name: string): Promise<void> {
  // Who cannot be signed in is told now, and not when the chat asks.
  await fetchUserToken(name);
  customer = { name };
  keep(customer);
  tellChat(customer);
}

/** Signed by the shop's back end: contract section 5. */
async function fetchUserToken(name: string): Promise<string> {
  const address = addressOfSignIn();
  if (address === undefined) throw new Error('This shop signs nobody in.');
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(address, { method: 'POST', headers, body: JSON.stringify({ name }) });
  if (!answer.ok) throw new Error(`The shop answers ${answer.status}.`);
  const { userToken }: { userToken: string } = await answer.json();
  return userToken;
}

function signOut(): void {
  customer = undefined;
  keep(undefined);
  void window.MessengerTag?.('logout');
}

/** The shop's back end says by this link that it signs somebody in. */
function addressOfSignIn(): string | undefined {
  return document.querySelector<HTMLLinkElement>('link[rel=sign-in]')?.href;
}

function linkToAccount(): HTMLElement | null {
  return document.querySelector<HTMLElement>('.masthead a[href$="account"]');
}

function partOf(part: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-account=${part}]`);
}

function show(part: string, isShown: boolean): void {
  partOf(part)?.toggleAttribute('hidden', !isShown);
}

/** Where the browser keeps nothing, a customer is one for the length of a page. */
function keep(kept: Customer | undefined): void {
  try {
    if (kept) sessionStorage.setItem(KEY, JSON.stringify(kept));
    else sessionStorage.removeItem(KEY);
  } catch {
    console.info('The browser keeps nothing for this shop.');
  }
}

function read(): Customer | undefined {
  try {
    return JSON.parse(sessionStorage.getItem(KEY) ?? 'null') ?? undefined;
  } catch {
    return undefined;
  }
}
