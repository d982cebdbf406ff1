import { type Block, type Inline, parseMarkdown } from './markdown.ts';

/** What a bot or an agent has written, where the deployment has Markdown. Elements only: no text ever becomes HTML. */
export function MarkdownText({ source }: { source: string }) {
  return (
    <div class="text markdown" dir="auto">
      {parseMarkdown(source).map(drawBlock)}
    </div>
  );
}

function drawBlock(block: Block) {
  switch (block.kind) {
    case 'code':
      return (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a keyboard must be able to scroll it.
        <pre tabIndex={0}>
          <code>{block.text}</code>
        </pre>
      );
    case 'paragraph':
      return <p>{block.parts.map(drawInline)}</p>;
    case 'list': {
      const items = block.items.map(drawItem);
      return block.numbered ? <ol>{items}</ol> : <ul>{items}</ul>;
    }
  }
}

function drawItem(parts: readonly Inline[]) {
  return <li>{parts.map(drawInline)}</li>;
}

function drawInline(part: Inline) {
  switch (part.kind) {
    case 'text':
      return part.text;
    case 'code':
      return <code>{part.text}</code>;
    case 'bold':
      return <strong>{part.parts.map(drawInline)}</strong>;
    case 'italic':
      return <em>{part.parts.map(drawInline)}</em>;
    case 'link':
      return (
        <a href={part.url} target="_blank" rel="noopener noreferrer">
          {part.parts.map(drawInline)}
        </a>
      );
  }
}
