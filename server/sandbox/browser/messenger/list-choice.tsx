import type { ListPicker, ListSection } from '../messaging/pickers.ts';
import type { Reply } from '../messaging/read.ts';
import { useOwnId } from './own-id.ts';
import { words } from './words.ts';

interface ListChoiceProps {
  picker: ListPicker;
  chosen: readonly Reply[];
  onChoose: (chosen: readonly Reply[]) => void;
}

/** Sections to choose from, in each one item or several. */
export function ListChoice({ picker: { sections }, chosen, onChoose }: ListChoiceProps) {
  const name = useOwnId();
  const all = sections.flatMap(({ items }) => items);

  /** In the order of the list, whatever the order of the clicks. */
  function choose(section: ListSection, id: string): void {
    const ids = new Set(chosen.map(({ payload }) => payload));
    const isTakenBack = ids.has(id);
    if (section.takes === 'one') for (const item of section.items) ids.delete(item.id);
    if (isTakenBack) ids.delete(id);
    else ids.add(id);
    onChoose(all.filter((item) => ids.has(item.id)).map((item) => ({ text: item.title, payload: item.id })));
  }

  return sections.map((section, index) => (
    <fieldset key={section.items[0]?.id} class="choice">
      <legend dir="auto" class={section.title ? undefined : 'unseen'}>
        {section.title ?? words.choices}
      </legend>
      {section.items.map(({ id, title, subtitle, image }) => (
        <label key={id} class="item">
          <input
            type={section.takes === 'one' ? 'radio' : 'checkbox'}
            name={`${name}-${index}`}
            checked={chosen.some(({ payload }) => payload === id)}
            onChange={() => choose(section, id)}
          />
          {image && <img src={image} alt="" loading="lazy" />}
          <span dir="auto">
            {title}
            {subtitle && <small dir="auto">{subtitle}</small>}
          </span>
        </label>
      ))}
    </fieldset>
  ));
}
