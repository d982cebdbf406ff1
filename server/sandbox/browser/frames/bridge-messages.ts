import type { VisitorAnswer } from '../messaging/answers.ts';
import type { MessageContent } from '../messaging/content.ts';
import type { Screen, ScreenWish } from './screens.ts';

/** What the page and Messenger's frames say to each other with `postMessage`. All of it is ours. */

/** How the frame is to look: told before anything else, and again when the language changes. */
export interface Look {
  readonly view: 'launcher' | 'window' | 'toast';
  readonly primaryColor: string;
  readonly botName: string;
  readonly avatarUrl: string | undefined;
  /** On the launcher, beside its picture. */
  readonly launcherText: string | undefined;
  /** Whether messages of bots and agents are Markdown. */
  readonly drawsMarkdown: boolean;
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
}

export interface TranscriptMessage extends MessageContent {
  readonly id: string;
  readonly from: 'visitor' | 'bot' | 'agent';
  readonly name?: string;
  readonly text: string;
  /** ISO 8601. */
  readonly time: string;
  readonly delivery: 'sending' | 'sent' | 'failed';
}

/** A file on its way to the server, shown until it is sent with a message. */
export interface Upload {
  readonly id: string;
  readonly name: string;
  /** 0 to 100. */
  readonly percentage: number;
  readonly state: 'uploading' | 'uploaded' | 'failed';
  /** Why the server refused it (codes: genesys.md 4.4); 0 when the upload itself failed. */
  readonly errorCode?: number;
}

/** A small question in the corner (`Toaster.open`, genesys.md 3.2). */
export interface Toast {
  readonly title: string;
  readonly body: string;
  /** Nothing for a toast without buttons. */
  readonly primary?: string;
  /** Only with buttons of type `binary`. */
  readonly secondary?: string;
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
  | 'signedOut'
  | 'elsewhere';

export interface ConversationState {
  readonly phase: Phase;
  readonly messages: readonly TranscriptMessage[];
  readonly typing: boolean;
  readonly hasEarlier: boolean;
  readonly canClear: boolean;
  /** The visitor is a guest who may sign in (`stepUpConversation`). */
  readonly canSignIn: boolean;
  readonly uploads: readonly Upload[];
  /** The media types that may be attached; nothing when attachments are off. */
  readonly attachable?: readonly string[];
}

export type ToFrame =
  | { readonly type: 'look'; readonly look: Look }
  | { readonly type: 'state'; readonly state: ConversationState }
  | { readonly type: 'toast'; readonly toast: Toast }
  | { readonly type: 'screen'; readonly screen: Screen }
  /** For the launcher. */
  | { readonly type: 'window'; readonly window: 'open' | 'closed' }
  | { readonly type: 'focus' };

export type FromFrame =
  | { readonly type: 'press' | 'close' | 'typing' | 'earlier' | 'clear' | 'startNew' | 'retry' | 'signIn' }
  | { readonly type: 'accept' | 'decline' }
  | { readonly type: 'screen'; readonly wish: ScreenWish }
  | { readonly type: 'send'; readonly text: string }
  | { readonly type: 'answer'; readonly answer: VisitorAnswer }
  | { readonly type: 'attach'; readonly files: readonly File[] }
  | { readonly type: 'detach'; readonly id: string };
