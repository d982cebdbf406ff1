import type { ComponentChildren } from 'preact';
import { root } from '../site/root.ts';

/**
 * A text of the tables: `*words*` stand on somebody's screen, `` `words` `` are code, and `[words](docs/optimisers)`
 * leads to a page of ours, or to a file to download, by its path from the companion's root.
 */
export function Words({ text }: { text: string }): ComponentChildren {
  return text.split(/(\*[^*]+\*|`[^`]+`|\[[^\]]+\]\([^)]+\))/).map((piece) => {
    const [, name, path] = /^\[(.+)\]\((.+)\)$/.exec(piece) ?? [];
    if (path)
      return (
        <a key={piece} href={new URL(path, root).href} download={path.endsWith('.zip')}>
          {name}
        </a>
      );
    if (piece.startsWith('*')) return <b key={piece}>{piece.slice(1, -1)}</b>;
    return piece.startsWith('`') ? <code key={piece}>{piece.slice(1, -1)}</code> : piece;
  });
}
