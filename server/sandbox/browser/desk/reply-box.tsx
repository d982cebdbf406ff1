import { useEffect, useRef, useState } from 'preact/hooks';
import { FileButton } from './file-button.tsx';
import { InsertMenu } from './insert-menu.tsx';
import type { ContentPart, Outcome, Reply } from './use-desk.ts';
import { words } from './words.ts';

interface ReplyBoxProps {
  onSend: (reply: Reply) => Promise<Outcome>;
  onTyping: () => void;
  /** Hands a file over; nothing when it was refused. */
  onUpload: (file: File) => Promise<ContentPart | undefined>;
  /** Something cannot be sent, for a reason that only this box knows. */
  onProblem: (problem: string) => void;
}

/** In ms: "Typing at most every 5 s" (genesys.md 4.6, CONFIRMED). */
const TYPING_EVERY = 5000;

/** The text box, with quick replies, content and files below it: Enter sends, Shift and Enter makes a new line. */
export function ReplyBox({ onSend, onTyping, onUpload, onProblem }: ReplyBoxProps) {
  const [text, setText] = useState('');
  const [choices, setChoices] = useState('');
  const [json, setJson] = useState('');
  const [files, setFiles] = useState<readonly ContentPart[]>([]);
  const box = useRef<HTMLTextAreaElement>(null);
  const typedAt = useRef(Number.NEGATIVE_INFINITY);
  useEffect(() => box.current?.focus(), []);
  const nothingToSend = text.trim() === '' && json.trim() === '' && files.length === 0;

  async function send(event: Event): Promise<void> {
    event.preventDefault();
    if (nothingToSend) return;
    const content = readContent(json);
    if (!content) return onProblem(words.noJson);
    const reply = replyOf(text, choices, [...content, ...files]);
    box.current?.focus();
    // What was refused stays, to be mended.
    if ((await onSend(reply)) === 'refused') return;
    setText('');
    setChoices('');
    setJson('');
    setFiles([]);
    typedAt.current = Number.NEGATIVE_INFINITY;
  }

  async function attach(file: File): Promise<void> {
    const part = await onUpload(file);
    if (part) setFiles((before) => [...before, part]);
  }

  function typed(value: string): void {
    setText(value);
    if (performance.now() - typedAt.current < TYPING_EVERY) return;
    typedAt.current = performance.now();
    onTyping();
  }

  return (
    <form class="reply" onSubmit={send}>
      <textarea
        ref={box}
        rows={2}
        value={text}
        maxLength={4000}
        dir="auto"
        aria-label={words.message}
        placeholder={words.placeholder}
        onInput={({ currentTarget }) => typed(currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) void send(event);
        }}
      />
      {json !== '' && (
        <textarea
          class="json"
          rows={8}
          value={json}
          spellcheck={false}
          aria-label={words.content}
          onInput={({ currentTarget }) => setJson(currentTarget.value)}
        />
      )}
      {files.length > 0 && (
        <ul class="files" aria-label={words.files}>
          {files.map((part) => (
            <li key={part.attachment.id}>
              {part.attachment.filename}
              <button
                type="button"
                aria-label={words.removeFile(part.attachment.filename)}
                onClick={() => setFiles(files.filter((each) => each !== part))}
              >
                ×
              </button>
            </li>
          ))}
        </ul>
      )}
      <input
        value={choices}
        dir="auto"
        aria-label={words.quickRepliesHint}
        placeholder={words.quickRepliesHint}
        onInput={({ currentTarget }) => setChoices(currentTarget.value)}
      />
      <div class="tools">
        <InsertMenu onInsert={setJson} />
        <FileButton onPick={(file) => void attach(file)} />
        <button type="submit" class="primary" aria-disabled={nothingToSend}>
          {words.send}
        </button>
      </div>
    </form>
  );
}

/** The content that is written in the box; nothing when it is no JSON list. */
function readContent(json: string): readonly unknown[] | undefined {
  if (json.trim() === '') return [];
  try {
    const content: unknown = JSON.parse(json);
    return Array.isArray(content) ? content : undefined;
  } catch {
    return undefined;
  }
}

function replyOf(text: string, choices: string, content: readonly unknown[]): Reply {
  const quickReplies = choices.split(',').flatMap((choice) => choice.trim() || []);
  return {
    ...(text.trim() !== '' && { text: text.trim() }),
    ...(quickReplies.length > 0 && { quickReplies }),
    ...(content.length > 0 && { content }),
  };
}
