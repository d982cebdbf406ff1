import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { type Entry, isFailure } from '../../inspector/entry.ts';
import { subjectOf } from '../../inspector/filter.ts';
import { clockTime, words } from './words.ts';

interface EntryListProps {
  entries: readonly Entry[];
  chosen: number | undefined;
  onChoose: (id: number) => void;
}

/**
 * One line takes the Tab key, the arrows go to the others: else what is after the list is hundreds of keys away. The newest last. Who stands at the end stays there when more comes; who reads further up is left in peace.
 */
export function EntryList({ entries, chosen, onChoose }: EntryListProps) {
  const list = useRef<HTMLOListElement>(null);
  const isAtEnd = useRef(true);
  const newest = entries.at(-1)?.id;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is new below scrolls, nothing else does.
  useLayoutEffect(() => {
    if (list.current && isAtEnd.current) list.current.scrollTop = list.current.scrollHeight;
  }, [newest]);

  const left = entries.length - LISTED;
  const listed = entries.slice(-LISTED);
  const [focused, setFocused] = useState<number>();
  const tabbed = listed.find(({ id }) => id === (focused ?? chosen))?.id ?? newest;
  return (
    <ol
      class="entries"
      ref={list}
      aria-label={words.list}
      onScroll={({ currentTarget: { scrollTop, scrollHeight, clientHeight } }) => {
        isAtEnd.current = scrollHeight - scrollTop - clientHeight < NEAR_END;
      }}
      onKeyDown={moveByArrow}
    >
      {left > 0 && <li class="older">{words.older(left)}</li>}
      {listed.map((entry) => (
        <Line
          key={entry.id}
          entry={entry}
          isChosen={entry.id === chosen}
          tabIndex={entry.id === tabbed ? 0 : -1}
          onFocus={setFocused}
          onChoose={onChoose}
        />
      ))}
    </ol>
  );
}

interface LineProps {
  entry: Entry;
  isChosen: boolean;
  tabIndex: 0 | -1;
  onFocus: (id: number) => void;
  onChoose: (id: number) => void;
}

function Line({ entry, isChosen, tabIndex, onFocus, onChoose }: LineProps) {
  const { id, time, host } = entry;
  const failed = isFailure(entry);
  return (
    <li>
      <button
        type="button"
        class={`entry ${entry.kind} ${failed ? 'failed' : ''}`}
        aria-current={isChosen ? 'true' : undefined}
        tabIndex={tabIndex}
        onFocus={() => onFocus(id)}
        onClick={() => onChoose(id)}
      >
        <time dateTime={time}>{clockTime(time)}</time>
        <Subject entry={entry} />
        <span class="host">{host}</span>
        <span class="code">
          {failed && <span class="unseen">{words.failure} </span>}
          {codeOf(entry)}
        </span>
      </button>
    </li>
  );
}

function Subject({ entry }: { entry: Entry }) {
  if (entry.kind === 'request')
    return (
      <span class="what">
        <b>{entry.method}</b> {entry.path}
      </span>
    );
  const { from, connection, name } = entry;
  return (
    <span class="what">
      <span class="way" role="img" aria-label={`${words.facts.from} ${words.from[from]}`}>
        {from === 'page' ? '→' : '←'}
      </span>
      <span class="socket">#{connection}</span> <b>{name}</b> <span dir="auto">{subjectOf(entry)}</span>
    </span>
  );
}

function codeOf(entry: Entry): string {
  if (entry.kind === 'request') return entry.status === 0 ? words.noAnswer : String(entry.status);
  return entry.code === null ? '' : String(entry.code);
}

/** Up and down to the next line, Home and End to the first and the last. */
function moveByArrow(event: KeyboardEvent): void {
  if (!(event.currentTarget instanceof HTMLElement)) return;
  const lines = [...event.currentTarget.querySelectorAll('button')];
  const place = lines.indexOf(document.activeElement as HTMLButtonElement);
  const places: Record<string, number> = {
    ArrowDown: place + 1,
    ArrowUp: place - 1,
    Home: 0,
    End: lines.length - 1,
  };
  const next = lines[places[event.key] ?? -1];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

/** More lines at once make the page slow. */
const LISTED = 500;
/** In px: nobody scrolls to the very end. */
const NEAR_END = 40;
