import type { ContextCheck, DeskConversation, DeskPart } from '../../agent/desk-conversation.ts';

/** Everything the agent reads or hears. */
export const words = {
  title: 'Agent’s desk',
  connection: { connecting: 'Connecting…', live: 'Live', lost: 'The sandbox is gone. Trying again…' },
  yourName: 'Your name',
  defaultName: 'Alex',
  nobody: 'Nobody is here yet. Open the chat on a page, and the conversation appears.',
  conversations: 'Conversations',
  transcript: 'Transcript',
  silent: 'Nothing said yet',
  typing: 'is typing…',
  take: 'Take conversation',
  takeOver: (agent: string) => `Take over from ${agent}`,
  release: 'Leave it to the bot',
  disconnect: 'End conversation',
  disconnectQuestion: 'End this conversation?',
  disconnectWarning: 'The visitor can read it, but neither of you can write in it any more.',
  keep: 'Go on talking',
  botAnswers: 'The bot is answering. Take the conversation to write yourself.',
  handedOver: 'The bot has handed this visitor over to you. Take the conversation to write.',
  ended: 'This conversation has ended.',
  message: 'Message',
  placeholder: 'Write to the visitor…',
  quickReplies: 'Quick replies',
  quickRepliesHint: 'Quick replies, separated by commas',
  send: 'Send',
  insert: 'Insert an example…',
  kinds: {
    QuickReply: 'Quick reply',
    Card: 'Card',
    Carousel: 'Carousel',
    DatePicker: 'Date picker',
    ListPicker: 'List picker',
    Form: 'Form',
  },
  parts: {
    Card: 'Card',
    Carousel: 'Carousel',
    DatePicker: 'Date picker',
    ListPicker: 'List picker',
    Form: 'Form',
    Attachment: 'File',
    Answer: 'Answer',
  },
  content: 'Content, as JSON',
  noJson: 'The content is no JSON list: mend it, or empty the box.',
  attach: 'File…',
  files: 'Files to send',
  removeFile: (name: string) => `Remove ${name}`,
  guest: 'Guest',
  signedIn: 'Signed in',
  notSignedIn: 'Nobody vouches for who this is.',
  verified: 'Verified',
  attributes: 'Attributes',
  noAttributes: 'The page has sent none.',
  context: 'Context',
  checking: 'Checking…',
  again: 'Once more',
  saveScenario: 'Save as scenario',
  verdicts: {
    genuine: 'Genuine',
    forged: 'Not genuine',
    unreachable: 'Could not be checked',
    absent: 'None',
    unchecked: 'Not checked',
  },
  verdictMeaning: {
    genuine: 'The companion signed it and vouches for these claims.',
    forged: 'It is not signed by the companion, or has expired. Do not trust these attributes.',
    unreachable: 'The address for checking does not answer as it should.',
    absent: 'The guest brought no context.',
    unchecked: 'The sandbox has no address to ask: set verifyContextUrl.',
  },
  online: 'On the page',
  offline: 'Away',
} as const satisfies Record<string, unknown> & {
  parts: Record<DeskPart['kind'], string>;
  verdicts: Record<ContextCheck['verdict'], string>;
  verdictMeaning: Record<ContextCheck['verdict'], string>;
};

/** The verified name, else what the guest calls themselves, else a name that tells two guests apart. */
export function nameOf({ id, customer, customAttributes: { name } }: DeskConversation): string {
  return customer?.name || name || `${words.guest} ${id.slice(0, 4)}`;
}

/** Who answers it. */
export function standingOf({ state, agent, handedOver }: DeskConversation): string {
  if (state === 'ended') return 'Ended';
  return agent ?? (handedOver ? 'Waiting' : 'Bot');
}

export function clockTime(time: string): string {
  return new Date(time).toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit' });
}

/** A day and a time, as the person at the desk writes them. */
export function fullTime(time: string): string {
  return new Date(time).toLocaleString(undefined, { dateStyle: 'full', timeStyle: 'short' });
}
