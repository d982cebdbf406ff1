/** What the page and Messenger's frames say to each other with `postMessage`. All of it is ours. */

/** How the frame is to look: told once, before anything else. */
export interface Look {
  readonly view: 'launcher' | 'window';
  readonly primaryColor: string;
  readonly botName: string;
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
}

export interface TranscriptMessage {
  readonly id: string;
  readonly from: 'visitor' | 'bot' | 'agent';
  readonly name?: string;
  readonly text: string;
  /** ISO 8601. */
  readonly time: string;
  readonly delivery: 'sending' | 'sent' | 'failed';
}

/** Where the conversation stands. */
export type Phase =
  | 'idle'
  | 'connecting'
  | 'online'
  | 'reconnecting'
  | 'failed'
  | 'disconnected'
  | 'expired'
  | 'cleared'
  | 'elsewhere';

export interface ConversationState {
  readonly phase: Phase;
  readonly messages: readonly TranscriptMessage[];
  readonly typing: boolean;
  readonly hasEarlier: boolean;
  readonly canClear: boolean;
}

export type ToFrame =
  | { readonly type: 'look'; readonly look: Look }
  | { readonly type: 'state'; readonly state: ConversationState }
  | { readonly type: 'focus' };

export type FromFrame =
  | { readonly type: 'open' | 'close' | 'typing' | 'earlier' | 'clear' | 'startNew' | 'retry' }
  | { readonly type: 'send'; readonly text: string };
