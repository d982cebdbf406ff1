import type { FormField } from '../messaging/pickers.ts';
import type { Reply } from '../messaging/read.ts';
import { ListChoice } from './list-choice.tsx';
import { useOwnId } from './own-id.ts';
import { PickerHeading } from './picker-heading.tsx';
import { TimeChoice } from './time-choice.tsx';
import { words } from './words.ts';

interface FormFieldProps {
  field: FormField;
  /** The name of a field that has none of its own: the page's. */
  label: string;
  given: readonly Reply[];
  onGive: (replies: readonly Reply[]) => void;
}

/** One question of a form. */
export function FormFieldView({ field, label, given, onGive }: FormFieldProps) {
  const titleId = useOwnId();
  const [first] = given;
  switch (field.kind) {
    case 'text':
      return <TextQuestion field={field} label={label} given={given} onGive={onGive} />;
    case 'date':
      return (
        <fieldset class="field" aria-labelledby={titleId}>
          <PickerHeading heading={field.picker} titleId={titleId} />
          <TimeChoice picker={field.picker} chosen={first} onChoose={(reply) => onGive([reply])} />
        </fieldset>
      );
    case 'list':
      return <ListChoice picker={field.picker} chosen={given} onChoose={onGive} />;
    case 'wheel':
      return (
        <select
          aria-label={label}
          value={first?.payload ?? ''}
          onChange={({ currentTarget: { value } }) =>
            onGive(field.items.filter(({ payload }) => payload === value))
          }
        >
          <option value="">{words.choose}</option>
          {field.items.map(({ text, payload }) => (
            <option key={payload} value={payload}>
              {text}
            </option>
          ))}
        </select>
      );
  }
}

interface TextQuestionProps extends FormFieldProps {
  field: Extract<FormField, { kind: 'text' }>;
}

function TextQuestion({ field, label, given: [first], onGive }: TextQuestionProps) {
  const { title, subtitle, placeholder, need, lines } = field;
  const [boxId, subtitleId] = [useOwnId(), useOwnId()];
  const box = {
    id: boxId,
    value: first?.text ?? '',
    required: need === 'required',
    dir: 'auto' as const,
    ...(placeholder && { placeholder }),
    ...(subtitle && { 'aria-describedby': subtitleId }),
  };
  const write = (text: string) => onGive(text === '' ? [] : [{ text, payload: text }]);
  return (
    <div class="field">
      <label for={boxId}>
        <span dir="auto">
          {title ?? label}
          {need === 'optional' && <small>{words.optional}</small>}
        </span>
        {lines === 'several' ? (
          <textarea {...box} rows={3} onInput={({ currentTarget }) => write(currentTarget.value)} />
        ) : (
          <input type="text" {...box} onInput={({ currentTarget }) => write(currentTarget.value)} />
        )}
      </label>
      {subtitle && (
        <p id={subtitleId} dir="auto">
          {subtitle}
        </p>
      )}
    </div>
  );
}
