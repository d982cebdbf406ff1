import type { Phase } from '../frames/bridge-messages.ts';

/** Everything the visitor reads or hears from Messenger itself. */
export const words = {
  open: 'Open Messenger',
  close: 'Close Messenger',
  minimise: 'Minimise Messenger',
  conversation: 'Conversation',
  message: 'Message',
  placeholder: 'Write a message…',
  send: 'Send',
  attach: 'Attach a file',
  uploads: 'Files to send',
  uploading: (name: string) => `Uploading ${name}`,
  remove: (name: string) => `Remove ${name}`,
  replies: 'Suggested replies',
  cards: 'Cards',
  question: 'Question',
  choices: 'Choices',
  choose: 'Choose…',
  day: 'Day',
  sendAnswer: 'Send answer',
  answered: 'Answered',
  formSent: 'Form sent',
  step: (step: number, all: number) => `Step ${step} of ${all}`,
  next: 'Next',
  back: 'Back',
  summary: 'Your answers',
  optional: 'optional',
  dismiss: 'Dismiss',
  you: 'You',
  earlier: 'Earlier messages',
  typing: (name: string) => `${name} is typing`,
  delivery: { sending: 'Sending…', sent: '', failed: 'Not sent' },
  signIn: 'Sign in',
  clear: 'Clear conversation',
  clearQuestion: 'Clear this conversation?',
  clearWarning: 'Its messages will be gone for good, on every device.',
  cancel: 'Keep it',
  home: 'Back to the start',
  homeName: 'Start',
  homeTitle: 'Hello',
  homeSubTitle: 'How can we help?',
  ways: {
    conversation: 'Start a conversation',
    search: 'Search for answers',
    cobrowse: 'Share this page',
  },
  query: 'What are you looking for?',
  search: 'Search',
  nothingFound: 'There is no article about this yet.',
  searchFailed: 'The search has failed. Try it again.',
  backToResults: 'Back to the results',
  codeQuestion: 'Which code have you heard on the telephone?',
  code: 'Code',
  codeRefused: 'Nobody waits with this code. Ask for it once more.',
  share: 'Share the page',
  sharing: 'You are sharing this page.',
  stopSharing: 'Stop sharing',
  uploadFailed: 'This file could not be sent. Remove it and try again.',
  /** By the code of genesys.md 4.4. */
  uploadProblems: {
    4000: 'Files cannot be sent in this conversation.',
    4001: 'Files of this type cannot be sent.',
    4002: 'This file is too large.',
    4003: 'The content of this file is not allowed.',
    4004: 'The name of this file is not allowed.',
    4005: 'The name of this file is too long.',
    4102: 'This file is empty.',
  },
} as const;

/** Why a file cannot be sent. */
export function uploadProblem(code: number | undefined): string {
  const problems: Record<number, string> = words.uploadProblems;
  return problems[code ?? 0] ?? words.uploadFailed;
}

interface PhaseWords {
  /** Under the name in the header. */
  status: string;
  /** Above the text box when something needs saying. */
  notice?: string;
  way?: { label: string; wish: 'retry' | 'startNew' };
}

const startNew = { label: 'Start a new conversation', wish: 'startNew' } as const;

export const phaseWords: Record<Phase, PhaseWords> = {
  idle: { status: '' },
  connecting: { status: 'Connecting…' },
  online: { status: 'Online' },
  reconnecting: { status: 'Reconnecting…', notice: 'The connection was lost. We are trying to get it back.' },
  failed: {
    status: 'Not connected',
    notice: 'We could not reach the chat. Check your connection, then try again.',
    way: { label: 'Try again', wish: 'retry' },
  },
  disconnected: { status: 'Ended', notice: 'This conversation has ended.', way: startNew },
  expired: {
    status: 'Ended',
    notice: 'This conversation has ended because it was quiet for long.',
    way: startNew,
  },
  cleared: { status: 'Cleared', notice: 'This conversation has been cleared.', way: startNew },
  signedOut: {
    status: 'Signed out',
    notice: 'You have signed out. Sign in again to go on with your conversation.',
    way: { label: 'Continue', wish: 'retry' },
  },
  elsewhere: {
    status: 'Paused',
    notice: 'This conversation goes on in another tab.',
    way: { label: 'Continue here', wish: 'retry' },
  },
};
