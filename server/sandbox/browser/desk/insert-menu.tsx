import { examplesAt } from '../../agent/examples.ts';
import { words } from './words.ts';

/** An example of each kind of structured content, as JSON to begin with. */
export function InsertMenu({ onInsert }: { onInsert: (json: string) => void }) {
  return (
    <select
      value=""
      aria-label={words.insert}
      onChange={({ currentTarget }) => {
        const example = Object.entries(examplesAt(new Date())).find(([kind]) => kind === currentTarget.value);
        // Back to the menu's own name, so that the same example can be picked again.
        currentTarget.value = '';
        if (example) onInsert(JSON.stringify([example[1]], undefined, 2));
      }}
    >
      <option value="">{words.insert}</option>
      {Object.entries(words.kinds).map(([kind, name]) => (
        <option key={kind} value={kind}>
          {name}
        </option>
      ))}
    </select>
  );
}
