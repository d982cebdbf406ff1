import type { ComponentChildren } from 'preact';

/** A text of the tables: `*words*` stand on somebody's screen, and `` `words` `` are code. */
export function Words({ text }: { text: string }): ComponentChildren {
  return text.split(/(\*[^*]+\*|`[^`]+`)/).map((piece) => {
    if (piece.startsWith('*')) return <b key={piece}>{piece.slice(1, -1)}</b>;
    return piece.startsWith('`') ? <code key={piece}>{piece.slice(1, -1)}</code> : piece;
  });
}
