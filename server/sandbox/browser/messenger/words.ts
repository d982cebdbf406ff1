import type { Phase } from '../frames/bridge-messages.ts';

/** Everything the visitor reads or hears from Messenger itself. */
export const words = {
  open: 'Open Messenger',
  close: 'Close Messenger',
  conversation: 'Conversation',
  message: 'Message',
  placeholder: 'Write a message…',
  send: 'Send',
  you: 'You',
  earlier: 'Earlier messages',
  typing: (name: string) => `${name} is typing`,
  delivery: { sending: 'Sending…', sent: '', failed: 'Not sent' },
  clear: 'Clear conversation',
  clearQuestion: 'Clear this conversation?',
  clearWarning: 'Its messages will be gone for good, on every device.',
  cancel: 'Keep it',
} as const;

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
  elsewhere: {
    status: 'Paused',
    notice: 'This conversation goes on in another tab.',
    way: { label: 'Continue here', wish: 'retry' },
  },
};
