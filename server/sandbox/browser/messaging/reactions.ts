import type { Deployment } from '../deployment.ts';
import { type Conversation, TYPING_SHOWN_MS } from './conversation.ts';
import type { Notice } from './notices.ts';
import type { Outbox } from './outbox.ts';
import type { PickerAnswers } from './picker-answers.ts';

interface ReactionsParts {
  deployment: Deployment;
  conversation: Conversation;
  outbox: Outbox;
  pickers: PickerAnswers;
  publish: (event: string, data?: unknown) => void;
  /** The conversation is over: hang up, and forget it. */
  end: (phase: 'expired' | 'cleared' | 'signedOut') => void;
  hangUp: () => void;
  loggedOut: () => void;
}

/** What Messenger does about what the server says unasked, and the events it publishes (genesys.md 3.3). */
export class Reactions {
  readonly #parts: ReactionsParts;

  constructor(parts: ReactionsParts) {
    this.#parts = parts;
  }

  take(notice: Notice): void {
    const { conversation, outbox, publish, end } = this.#parts;
    switch (notice.type) {
      case 'typing':
        if (!this.#parts.deployment.showsAgentTyping) break;
        conversation.showTyping(() => publish('typingTimeout'));
        publish('typingReceived', { typing: { type: 'On', duration: TYPING_SHOWN_MS } });
        break;
      case 'message': {
        const { message } = notice;
        outbox.remove(message.sentAs);
        conversation.add(message);
        this.#parts.pickers.publishReceived(message.wire);
        break;
      }
      case 'disconnected': {
        const { wire, readOnly } = notice.message;
        publish('conversationDisconnected', { message: wire, readOnly });
        // Otherwise the visitor's next message is the beginning of another conversation in the same session.
        if (!readOnly) break;
        conversation.enter('disconnected');
        publish('readOnlyConversation');
        break;
      }
      case 'expired':
        end('expired');
        // It opens again empty (genesys.md 13.2, COMMUNITY).
        conversation.forget();
        publish('sessionExpired');
        break;
      case 'cleared':
        end('cleared');
        conversation.forget();
        publish('sessionCleared');
        publish('conversationCleared');
        break;
      case 'loggedOut':
        end('signedOut');
        conversation.forget();
        this.#parts.loggedOut();
        break;
      case 'closed':
        this.#parts.hangUp();
        conversation.enter('elsewhere');
        break;
      case 'refused':
        if (notice.tracingId && outbox.remove(notice.tracingId)) conversation.fail(notice.tracingId);
        if (notice.code === 4013) publish('customAttributesSizeExceeded');
        publish('error', { error: notice.text });
    }
  }
}
