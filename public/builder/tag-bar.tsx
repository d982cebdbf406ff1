import { useEffect, useRef, useState } from 'preact/hooks';
import { changeIn } from './changed.ts';
import { CopyButton } from './copy-code.tsx';

/** The tag as it is now, always in sight; what the last change made of it is marked. */
export function TagBar({ line }: { line: string }) {
  const earlier = useEarlier(line);
  const [before, changed, after] = changeIn(line, earlier);
  const said = useLater(changed ? `The tag now says ${changed.trim()}` : 'The tag has changed', line);
  return (
    <section class="tag-bar" aria-labelledby="tag-title">
      <div class="tag-paper">
        <h2 id="tag-title" class="visually-hidden">
          Your tag
        </h2>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long tag scrolls, and is read by keyboard too */}
        <section class="scroll" aria-label="The tag" tabIndex={0}>
          <pre>
            <code>
              {before}
              {changed && <mark>{changed}</mark>}
              {after}
            </code>
          </pre>
        </section>
        <a class="button to-preview" href="#preview">
          Preview
        </a>
        <CopyButton text={line} what="the tag" />
      </div>
      <p class="visually-hidden" role="status">
        {said}
      </p>
    </section>
  );
}

/** What it was before its last change. */
function useEarlier(text: string): string {
  const [texts, setTexts] = useState({ now: text, earlier: text });
  if (texts.now !== text) setTexts({ now: text, earlier: texts.now });
  return texts.now === text ? texts.earlier : texts.now;
}

/** Who types hears of the change when they stop, not at every key; and nothing before the first one. */
function useLater(text: string, whenThisChanges: string): string {
  const [said, setSaid] = useState('');
  const isFirst = useRef(true);
  const newest = useRef(text);
  newest.current = text;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the tag is what has changed; the words follow it
  useEffect(() => {
    if (isFirst.current) {
      isFirst.current = false;
      return;
    }
    const timer = setTimeout(() => setSaid(newest.current), SAY_AFTER_MS);
    return () => clearTimeout(timer);
  }, [whenThisChanges]);
  return said;
}

const SAY_AFTER_MS = 1_000;
