import { expect } from '@playwright/test';
import { ask } from './ask.ts';

export interface ConversationMessage {
  readonly from: 'guest' | 'agent' | 'bot';
  readonly text: string;
}

/** A person at the sandbox's agent's desk, with the newest conversation in front of them. */
export interface Agent {
  /** Says something, and takes the conversation first: from then on the bot is silent. Waits for a conversation. */
  reply(text: string, more?: { quickReplies?: readonly string[] }): Promise<void>;
  /** Shows the visitor that somebody is typing. */
  type(): Promise<void>;
  /** Ends the conversation, which leaves it read-only. */
  disconnect(): Promise<void>;
  /** What has been said, oldest first; empty while there is no conversation. To wait for one: `expect.poll`. */
  messages(): Promise<ConversationMessage[]>;
  /** The customer attributes that came with the conversation. */
  attributes(): Promise<Record<string, string>>;
}

interface DeskConversation {
  id: string;
  agent: string | null;
  customAttributes: Record<string, string>;
  messages: ConversationMessage[];
}

/** The name the visitor sees. */
const NAME = 'Agent';

/** `desk`: address of the organisation's desk. */
export function agentAt(desk: string): Agent {
  const newest = async () => {
    const [conversation] = await ask<DeskConversation[]>(`${desk}/conversations`);
    return conversation;
  };

  /** Takes the newest conversation as soon as there is one. */
  async function taken(): Promise<string> {
    let conversation: DeskConversation | undefined;
    await expect(async () => {
      conversation = await newest();
      if (!conversation) throw new Error('No conversation has reached the agent: was the chat opened?');
    }).toPass({ timeout: WAIT });
    const { id = '', agent } = conversation ?? {};
    const url = `${desk}/conversations/${id}`;
    if (!agent) await ask(url, { action: 'take', agent: NAME });
    return url;
  }

  return {
    reply: async (text, more) => ask(await taken(), { action: 'say', text, ...more }),
    type: async () => ask(await taken(), { action: 'typing' }),
    disconnect: async () => ask(await taken(), { action: 'disconnect' }),
    messages: async () => (await newest())?.messages.map(({ from, text }) => ({ from, text })) ?? [],
    attributes: async () => (await newest())?.customAttributes ?? {},
  };
}

/** In ms: for how long a conversation may be on its way. */
const WAIT = 10_000;
