import { expect } from '@playwright/test';
import { ask, refusal } from './ask.ts';

export interface ConversationMessage {
  readonly from: 'guest' | 'agent' | 'bot';
  readonly text: string;
  /** What the guest picked, chose or filled in; only with an answer to a picker or a form. */
  readonly answers?: readonly GuestAnswer[];
}

interface GuestAnswer {
  readonly text: string;
  /** The name of a form's field. */
  readonly label?: string;
  /** Of a date picker: ISO 8601. */
  readonly time?: string;
}

/**
 * A part of a message in Genesys's own shape, such as `{contentType: 'DatePicker', datePicker: {…}}`. A wrong one is refused,
 * and the error says what is wrong with it.
 */
interface ContentPart {
  readonly contentType: string;
  readonly [member: string]: unknown;
}

/** A file as Playwright's `setInputFiles` takes it. */
interface AgentFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Uint8Array;
}

interface ReplyParts {
  /** Words that the visitor may answer with. */
  quickReplies?: readonly string[];
  /** Cards, a carousel, pickers or a form. */
  content?: readonly ContentPart[];
  files?: readonly AgentFile[];
}

/** A person at the sandbox's agent's desk, with the newest conversation in front of them. */
export interface Agent {
  /**
   * Says something, and takes the conversation first: from then on the bot is silent. Waits for a conversation. The text may
   * be empty where there are content or files.
   */
  reply(text: string, parts?: ReplyParts): Promise<void>;
  /** Shows the visitor that somebody is typing. */
  type(): Promise<void>;
  /** Ends the conversation, which leaves it read-only. */
  disconnect(): Promise<void>;
  /** What has been said, oldest first; empty while there is no conversation. To wait for one: `expect.poll`. */
  messages(): Promise<ConversationMessage[]>;
  /** The customer attributes that came with the conversation: what the page says. */
  attributes(): Promise<Record<string, string>>;
  /** Who has signed in, as the site's OpenID provider vouches; nothing for a guest. */
  customer(): Promise<VerifiedCustomer | undefined>;
}

/** From the claims of the provider's id token. */
interface VerifiedCustomer {
  readonly name?: string;
  readonly email?: string;
  readonly phone?: string;
  readonly subject: string;
  readonly issuer: string;
}

interface DeskConversation {
  id: string;
  agent: string | null;
  customer: VerifiedCustomer | null;
  customAttributes: Record<string, string>;
  messages: {
    from: ConversationMessage['from'];
    text: string;
    parts: { kind: string; lines: GuestAnswer[] }[];
  }[];
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
    async reply(text, { quickReplies, content = [], files = [] } = {}) {
      const url = await taken();
      const attachments = await Promise.all(files.map((file) => upload(url, file)));
      const parts = [...content, ...attachments];
      await ask(url, {
        action: 'say',
        ...(text !== '' && { text }),
        ...(quickReplies && { quickReplies }),
        ...(parts.length > 0 && { content: parts }),
      });
    },
    type: async () => ask(await taken(), { action: 'typing' }),
    disconnect: async () => ask(await taken(), { action: 'disconnect' }),
    messages: async () =>
      (await newest())?.messages.map(({ from, text, parts }) => {
        const answer = parts.find(({ kind }) => kind === 'Answer');
        return { from, text, ...(answer && { answers: answer.lines }) };
      }) ?? [],
    attributes: async () => (await newest())?.customAttributes ?? {},
    customer: async () => (await newest())?.customer ?? undefined,
  };
}

/** Hands a file to the desk; the part of a message that shows it. */
async function upload(conversationUrl: string, { name, mimeType, buffer }: AgentFile): Promise<ContentPart> {
  const response = await fetch(`${conversationUrl}/files?name=${encodeURIComponent(name)}`, {
    method: 'POST',
    headers: { 'content-type': mimeType },
    body: new Uint8Array(buffer),
  });
  if (!response.ok) throw await refusal(response);
  return (await response.json()) as ContentPart;
}

/** In ms: for how long a conversation may be on its way. */
const WAIT = 10_000;
