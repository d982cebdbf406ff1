import type { Attachment, Card } from '../messaging/content.ts';
import type { Reply } from '../messaging/read.ts';
import { FileIcon } from './icons.tsx';
import { words } from './words.ts';

interface CardsProps {
  cards: readonly Card[];
  /** An answer can only be given to the newest message. */
  disabled: boolean;
  onReply: (reply: Reply) => void;
}

/** One card, or several side by side. */
export function Cards({ cards, disabled, onReply }: CardsProps) {
  return (
    // A keyboard must be able to scroll it, also when no button is left to press.
    <ul class="cards" aria-label={words.cards} tabIndex={cards.length > 1 ? 0 : undefined}>
      {cards.map((card, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: cards never change places, and two may have one title.
        <li key={index} class="card">
          {card.image && <img src={card.image} alt="" loading="lazy" />}
          <h2 dir="auto">{card.href ? <OutwardLink href={card.href} text={card.title} /> : card.title}</h2>
          {card.description && <p dir="auto">{card.description}</p>}
          {card.actions.map((action) =>
            action.kind === 'link' ? (
              <OutwardLink key={action.text} href={action.url} text={action.text} />
            ) : (
              <button key={action.text} type="button" disabled={disabled} onClick={() => onReply(action)}>
                {action.text}
              </button>
            ),
          )}
        </li>
      ))}
    </ul>
  );
}

/** Opens in a tab of its own: the conversation stays. */
function OutwardLink({ href, text }: { href: string; text: string }) {
  return (
    <a href={href} target="_blank" rel="noopener noreferrer">
      {text}
    </a>
  );
}

export function QuickReplies({
  replies,
  onReply,
}: {
  replies: readonly Reply[];
  onReply: (reply: Reply) => void;
}) {
  return (
    <fieldset class="replies" aria-label={words.replies}>
      {replies.map((reply) => (
        <button key={reply.payload} type="button" onClick={() => onReply(reply)}>
          {reply.text}
        </button>
      ))}
    </fieldset>
  );
}

/** A picture is shown, any other file named; both lead to the file once there is an address. */
export function AttachedFile({ attachment: { name, url, isImage } }: { attachment: Attachment }) {
  const inside =
    url && isImage ? (
      <img src={url} alt={name} />
    ) : (
      <>
        <FileIcon />
        <span dir="auto">{name}</span>
      </>
    );
  return url ? (
    <a class="attached" href={url} target="_blank" rel="noopener noreferrer">
      {inside}
    </a>
  ) : (
    <span class="attached">{inside}</span>
  );
}
