import { useState } from 'preact/hooks';
import { fits, type ReceivedFilter } from '../../inspector/filter.ts';
import { EntryDetails } from './entry-details.tsx';
import { EntryList } from './entry-list.tsx';
import { FilterBar } from './filter-bar.tsx';
import { useEntries, useOrganisations } from './use-entries.ts';
import { words } from './words.ts';

/** The list, and beside it, or below it on a narrow screen, all of the entry that was chosen. */
export function InspectorView({ address }: { address: URL }) {
  const { entries, connection } = useEntries(address);
  const [filter, setFilter] = useState<ReceivedFilter>({});
  const [chosen, choose] = useState<number>();
  const [clearedUpTo, setClearedUpTo] = useState(0);
  const [pausedAt, setPausedAt] = useState<number>();

  const uncleared = entries.filter(({ id }) => id > clearedUpTo);
  const visible = uncleared.filter(({ id }) => pausedAt === undefined || id <= pausedAt);
  const listed = visible.filter((entry) => fits(entry, filter));
  const entry = visible.find(({ id }) => id === chosen);
  const newest = entries.at(-1)?.id ?? 0;
  const hosts = [...new Set(entries.flatMap(({ host }) => host ?? []))].sort();

  function closeDetails(): void {
    // The button goes away: a keyboard goes on at the line that it came from.
    document.querySelector<HTMLElement>('.entry[aria-current=true]')?.focus();
    choose(undefined);
  }

  return (
    <div class="inspector">
      <header class="bar">
        <h1>{words.title}</h1>
        <p class={`connection ${connection}`} role="status">
          {words.connection[connection]}
        </p>
        <Organisations address={address} />
      </header>
      <div class="tools">
        <FilterBar filter={filter} hosts={hosts} onChange={setFilter} />
        <p class="count" role="status">
          {words.count(listed.length, visible.length)}
        </p>
        <button
          type="button"
          aria-pressed={pausedAt !== undefined}
          onClick={() => setPausedAt(pausedAt === undefined ? newest : undefined)}
        >
          {pausedAt === undefined ? words.pause : words.goOn(uncleared.length - visible.length)}
        </button>
        <button type="button" onClick={() => setClearedUpTo(pausedAt ?? newest)}>
          {words.clear}
        </button>
      </div>
      <main>
        {listed.length > 0 ? (
          <EntryList entries={listed} chosen={chosen} onChoose={choose} />
        ) : (
          <p class="nothing">{visible.length > 0 ? words.nothingFits : words.nothing}</p>
        )}
        {entry ? (
          <EntryDetails key={entry.id} entry={entry} entries={visible} onClose={closeDetails} />
        ) : (
          listed.length > 0 && <p class="nothing choose">{words.choose}</p>
        )}
      </main>
    </div>
  );
}

/** Another organisation is another page. */
function Organisations({ address }: { address: URL }) {
  const deploymentIds = useOrganisations(address);
  const [theDefault] = deploymentIds;
  const current = deploymentIds.find((id) => address.pathname.includes(id)) ?? theDefault;
  if (deploymentIds.length < 2) return null;
  return (
    <label class="organisation">
      {words.organisation}
      <select
        value={current}
        onChange={({ currentTarget: { value } }) =>
          location.assign(value === theDefault ? '/sandbox' : `/sandbox/organisations/${value}`)
        }
      >
        {deploymentIds.map((id, place) => (
          <option key={id} value={id}>
            {words.organisationName(id, place)}
          </option>
        ))}
      </select>
    </label>
  );
}
