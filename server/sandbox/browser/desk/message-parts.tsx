import type { DeskLine, DeskPart } from '../../agent/desk-conversation.ts';
import { fullTime, words } from './words.ts';

/** What a message has besides its words: what was offered, or what the guest answered. */
export function MessageParts({ parts }: { parts: readonly DeskPart[] }) {
  return parts.map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a message never change.
    <div key={index} class={`part ${part.kind}`}>
      <p class="kind">{words.parts[part.kind]}</p>
      {part.title && (
        <p dir="auto">{part.url ? <FileLink url={part.url} name={part.title} /> : part.title}</p>
      )}
      {part.lines.length > 0 && (
        <ul>
          {part.lines.map((line) => (
            <li key={`${line.label} ${line.text}`} dir="auto">
              <Line line={line} />
            </li>
          ))}
        </ul>
      )}
    </div>
  ));
}

function Line({ line: { label, text, time } }: { line: DeskLine }) {
  return (
    <>
      {label && <span class="label">{label}: </span>}
      {time ? <time dateTime={time}>{fullTime(time)}</time> : text}
    </>
  );
}

function FileLink({ url, name }: { url: string; name: string }) {
  return (
    <a href={url} target="_blank" rel="noopener noreferrer">
      {name}
    </a>
  );
}
