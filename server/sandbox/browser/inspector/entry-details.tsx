import { useEffect, useRef, useState } from 'preact/hooks';
import { type Entry, isFailure } from '../../inspector/entry.ts';
import { lineOf } from '../../inspector/filter.ts';
import { testLineFor } from './copy-as-test.ts';
import { clockTime, words } from './words.ts';

interface EntryDetailsProps {
  entry: Entry;
  /** All that the test line counts. */
  entries: readonly Entry[];
  onClose: () => void;
}

/** All of one entry. */
export function EntryDetails({ entry, entries, onClose }: EntryDetailsProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  // On a narrow screen it is below the list.
  useEffect(() => heading.current?.scrollIntoView({ block: 'nearest' }), []);
  return (
    <section class="details" aria-label={words.details}>
      <header>
        <h2 ref={heading} class={isFailure(entry) ? 'failed' : ''}>
          {lineOf(entry)}
        </h2>
        <button type="button" onClick={onClose}>
          {words.close}
        </button>
      </header>
      <dl>
        {factsOf(entry).map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <AsTest line={testLineFor(entry, entries)} />
      {partsOf(entry).map(([name, value]) => (
        <Part key={name} name={name} value={value} />
      ))}
      <p class="note">{words.secrets}</p>
    </section>
  );
}

function AsTest({ line }: { line: string }) {
  const [outcome, setOutcome] = useState('');
  // biome-ignore lint/correctness/useExhaustiveDependencies: another line has not been copied.
  useEffect(() => setOutcome(''), [line]);
  const copy = () =>
    navigator.clipboard.writeText(line).then(
      () => setOutcome(words.copied),
      () => setOutcome(words.notCopied),
    );
  return (
    <>
      <Code name={words.asTest} text={line} />
      <p class="copy">
        <button type="button" class="primary" onClick={copy}>
          {words.copy}
        </button>
        <span role="status">{outcome}</span>
      </p>
    </>
  );
}

function Part({ name, value }: { name: string; value: unknown }) {
  const isEmpty =
    value === undefined || (typeof value === 'object' && Object.keys(Object(value)).length === 0);
  if (isEmpty) return null;
  return <Code name={name} text={typeof value === 'string' ? value : JSON.stringify(value, undefined, 2)} />;
}

function Code({ name, text }: { name: string; text: string }) {
  return (
    <>
      <h3>{name}</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a keyboard must be able to scroll it. */}
      <section class="code-block" tabIndex={0} aria-label={name}>
        <pre>{text}</pre>
      </section>
    </>
  );
}

function factsOf(entry: Entry): [string, string][] {
  const { facts } = words;
  const of: [string, string | null][] = [
    [facts.time, clockTime(entry.time)],
    [facts.host, entry.host],
    ...(entry.kind === 'request'
      ? ([
          [facts.origin, entry.origin],
          [facts.duration, `${entry.durationMs} ms`],
        ] satisfies [string, string | null][])
      : ([
          [facts.from, words.from[entry.from]],
          [facts.connection, `#${entry.connection}`],
          [facts.path, entry.path],
        ] satisfies [string, string | null][])),
  ];
  return of.flatMap(([name, value]) => (value === null ? [] : [[name, value]]));
}

function partsOf(entry: Entry): [string, unknown][] {
  const { parts } = words;
  if (entry.kind === 'frame') return [[parts.frame, entry.body]];
  return [
    [parts.query, entry.query],
    [parts.body, entry.body],
    [parts.answer, entry.answer],
    [parts.headers, entry.headers],
  ];
}
