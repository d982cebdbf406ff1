import type { StructuredMessage } from '../web-messaging/structured-message.ts';
import { wordsOf } from './heard.ts';
import type { Content, Scenario, Step } from './scenario.ts';

/**
 * A scenario that has the same conversation once more: whatever the visitor writes, it answers as person and bot did, message
 * for message. What the visitor wrote then stands in the notes. Files are left out: their addresses end with the sandbox.
 */
export function recordScenario(name: string, messages: readonly StructuredMessage[]): Scenario {
  const speaker = messages.findLast(({ originatingEntity }) => originatingEntity === 'Human')?.channel.from;
  return {
    name: speaker?.nickname ?? name,
    note: 'Recorded at the agent’s desk.',
    start: messages.flatMap((message): Step[] => {
      if (message.type === 'Event') return hasEnded(message) ? [{ disconnect: true }] : [];
      if (message.direction === 'Inbound') return [{ wait: 'visitor', note: wordsOf(message) || 'A file.' }];
      return said(message);
    }),
  };
}

function said({ text = '', content = [] }: StructuredMessage): Step[] {
  const parts = (content as Content).filter(({ contentType }) => contentType !== 'Attachment');
  const isSilent = text.trim() === '';
  if (parts.length === 0) return isSilent ? [] : [text];
  return [isSilent ? { content: parts } : { say: text, content: parts }];
}

function hasEnded({ direction, events: [event] = [] }: StructuredMessage): boolean {
  return direction === 'Outbound' && event?.eventType === 'Presence' && event.presence.type === 'Disconnect';
}
