/** Who has signed in, in this tab of the browser. A shop with a server of its own has this in a session of it. */
interface Customer {
  readonly name: string;
  /** Signed by the shop's back end: contract section 5.1. */
  readonly userToken: string;
  /** When the token is to be asked for anew, by the clock of this browser, in ms. */
  readonly until: number;
}

const KEY = 'petrel-and-pike:customer';

/** Tokens are good for an hour at most; a page that has lain open for longer asks again. */
const TOKEN_LIFE = 50 * 60_000;

let customer: Customer | undefined;

/** Who signed in on the page before is known on this one, and to the chat on it. */
export function startWithCustomer(): void {
  customer = read();
  showCustomer();
  if (!customer) return;
  if (customer.until > Date.now()) void window.MessengerTag?.('identify', customer.userToken);
  else void signIn(customer.name).catch(() => signOut());
}

/** Fills the page that is shown now. */
export function showCustomer(): void {
  const link = document.querySelector<HTMLElement>('.masthead a[href$="account"]');
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
  const address = addressOfSignIn();
  if (address === undefined) throw new Error('This shop signs nobody in.');
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(address, { method: 'POST', headers, body: JSON.stringify({ name }) });
  if (!answer.ok) throw new Error(`The shop answers ${answer.status}.`);
  const { userToken }: { userToken: string } = await answer.json();
  customer = { name, userToken, until: Date.now() + TOKEN_LIFE };
  keep(customer);
  void window.MessengerTag?.('identify', userToken);
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
