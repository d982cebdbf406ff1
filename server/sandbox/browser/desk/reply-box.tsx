import { useEffect, useRef, useState } from 'preact/hooks';
import { FileButton, FilesToSend } from './files.tsx';
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

interface Draft {
  readonly text: string;
  /** Quick replies, separated by commas. */
  readonly choices: string;
  readonly json: string;
  readonly files: readonly ContentPart[];
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

  function fill(draft: Draft): void {
    setText(draft.text);
    setChoices(draft.choices);
    setJson(draft.json);
    setFiles(draft.files);
  }

  async function send(event: Event): Promise<void> {
    event.preventDefault();
    if (nothingToSend) return;
    const content = readContent(json);
    if (!content) return onProblem(words.noJson);
    const reply = replyOf(text, choices, [...content, ...files]);
    box.current?.focus();
    fill({ text: '', choices: '', json: '', files: [] });
    typedAt.current = Number.NEGATIVE_INFINITY;
    // What was refused comes back, to be mended.
    if ((await onSend(reply)) === 'refused') fill({ text, choices, json, files });
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
      {json !== '' && <JsonBox json={json} onChange={setJson} />}
      {files.length > 0 && (
        <FilesToSend files={files} onRemove={(file) => setFiles(files.filter((each) => each !== file))} />
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

/** Structured content as it goes to the sandbox; gone once it is emptied. */
function JsonBox({ json, onChange }: { json: string; onChange: (json: string) => void }) {
  return (
    <textarea
      class="json"
      rows={8}
      value={json}
      spellcheck={false}
      aria-label={words.content}
      onInput={({ currentTarget }) => onChange(currentTarget.value)}
    />
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
