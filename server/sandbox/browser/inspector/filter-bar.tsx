import type { ReceivedFilter } from '../../inspector/filter.ts';
import { words } from './words.ts';

interface FilterBarProps {
  filter: ReceivedFilter;
  /** Those that something has come for. */
  hosts: readonly string[];
  onChange: (filter: ReceivedFilter) => void;
}

export function FilterBar({ filter, hosts, onChange }: FilterBarProps) {
  const set = (name: keyof ReceivedFilter, value: unknown) => {
    const { [name]: _before, ...others } = filter;
    onChange(value ? { ...others, [name]: value } : others);
  };
  return (
    <form class="filter" aria-label={words.filter} onSubmit={(event) => event.preventDefault()}>
      <label>
        {words.kind}
        <select value={filter.kind ?? ''} onChange={({ currentTarget }) => set('kind', currentTarget.value)}>
          <option value="">{words.kinds.all}</option>
          <option value="request">{words.kinds.request}</option>
          <option value="frame">{words.kinds.frame}</option>
        </select>
      </label>
      <label>
        {words.host}
        <select value={filter.host ?? ''} onChange={({ currentTarget }) => set('host', currentTarget.value)}>
          <option value="">{words.everyHost}</option>
          {hosts.map((host) => (
            <option key={host} value={host}>
              {host}
            </option>
          ))}
        </select>
      </label>
      <label>
        {words.path}
        <input
          value={filter.path ?? ''}
          placeholder="/api/v2/"
          onInput={({ currentTarget }) => set('path', currentTarget.value)}
        />
      </label>
      <label>
        {words.text}
        <input
          type="search"
          value={filter.text ?? ''}
          onInput={({ currentTarget }) => set('text', currentTarget.value)}
        />
      </label>
      <label class="check">
        <input
          type="checkbox"
          checked={filter.failed ?? false}
          onChange={({ currentTarget }) => set('failed', currentTarget.checked)}
        />
        {words.failed}
      </label>
    </form>
  );
}
