/** What the desk shows of a conversation; never the visitor's token. */
export interface DeskConversation {
  readonly id: string;
  readonly state: 'open' | 'ended';
  /** Whether a page of the visitor's is connected. */
  readonly online: boolean;
  /** Who has taken it. */
  readonly agent: string | null;
  /** The bot has handed it over, and nobody has taken it yet. */
  readonly handedOver: boolean;
  /** Who has signed in, as the site's OpenID provider vouches; no page can write that. */
  readonly customer: DeskCustomer | null;
  /** What the page says. */
  readonly customAttributes: Readonly<Record<string, string>>;
  readonly messages: readonly DeskMessage[];
}

/** By names of the standard's claims; `issuer` and `subject` say whose word it is, and about whom. */
export interface DeskCustomer {
  readonly name?: string | undefined;
  readonly email?: string | undefined;
  readonly phone?: string | undefined;
  readonly subject: string;
  readonly issuer: string;
}

export interface DeskMessage {
  readonly id: string;
  readonly from: 'guest' | 'agent' | 'bot';
  readonly name: string | null;
  readonly text: string;
  readonly quickReplies: readonly string[];
  readonly parts: readonly DeskPart[];
  /** ISO 8601. */
  readonly time: string;
}

/** What a message has besides its words and quick replies, as the desk names it. */
export interface DeskPart {
  readonly kind: 'Card' | 'Carousel' | 'DatePicker' | 'ListPicker' | 'Form' | 'Attachment' | 'Answer';
  readonly title: string;
  /** What is offered, or what was answered. */
  readonly lines: readonly DeskLine[];
  /** Where a file can be fetched. */
  readonly url?: string;
}

export interface DeskLine {
  readonly text: string;
  /** What an answer is about, such as the title of a form's field. */
  readonly label?: string;
  /** A time instead of a text, ISO 8601: the desk writes it as its reader is used to. */
  readonly time?: string;
}

/** What came of asking whether the guest's `context` is genuine. */
export type ContextCheck =
  | { readonly verdict: 'genuine'; readonly claims: Readonly<Record<string, unknown>> }
  | { readonly verdict: 'forged' | 'unreachable' }
  /** The guest brought none, or there is nobody to ask. */
  | { readonly verdict: 'absent' | 'unchecked' };

/** What `GET /agent/events` sends as the data of each event. */
export type DeskEvent =
  /** Newest first. */
  { readonly conversations: readonly DeskConversation[] } | { readonly typing: string };
