import { useEffect, useRef } from 'preact/hooks';
import { copyButton } from '../site/copy.ts';

/** A button that copies, as every page of ours has it. */
export function CopyButton({ text, what }: { text: string; what: string }) {
  const place = useRef<HTMLSpanElement>(null);
  const now = useRef(text);
  now.current = text;
  useEffect(() => {
    place.current?.replaceChildren(copyButton(() => now.current, what));
  }, [what]);
  return <span class="copy-place" ref={place} />;
}
