import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { ColourField } from './colour-field.tsx';
import { type Choice, type Control, type Field, sameAs } from './fields.ts';
import { isGood, kebab, rowOf } from './option-values.ts';

interface FieldProps {
  readonly field: Field;
  readonly value: string;
  /** With an empty text the option is left out. */
  onValue(value: string): void;
  /** What has been found out about the value. */
  readonly children?: ComponentChildren;
}

/** One option of the tag, asked for by its kind. */
export function FieldView(props: FieldProps) {
  const { control } = props.field;
  if (control.kind === 'told') return <ToldField {...props} />;
  if (control.kind === 'tick') return <TickField {...props} />;
  if (control.kind === 'colour') return <ColourField {...props} />;
  if (control.kind === 'choice') return <ChoiceField {...props} choices={control.choices} />;
  return <TextField {...props} control={control} />;
}

function TextField({ field, value, onValue, control, children }: FieldProps & { control: Control }) {
  const id = useId();
  const isWrong = value !== '' && !isGood(field.name, value);
  const { default: byDefault } = rowOf(field.name);
  const example = control.kind === 'text' ? control.example : byDefault;
  const suggestions = control.kind === 'text' ? control.suggestions : [];
  return (
    <div class="field">
      <label for={id}>{field.label}</label>
      {field.hint && (
        <p class="hint" id={`${id}-hint`}>
          {field.hint}
        </p>
      )}
      <input
        id={id}
        type="text"
        inputMode={control.kind === 'number' ? 'numeric' : 'text'}
        autocomplete="off"
        spellcheck={false}
        placeholder={example}
        list={suggestions.length > 0 ? `${id}-list` : undefined}
        value={value}
        aria-describedby={`${id}-hint ${id}-error`}
        aria-invalid={isWrong}
        onInput={({ currentTarget }) => onValue(currentTarget.value)}
      />
      {suggestions.length > 0 && (
        <datalist id={`${id}-list`}>
          {suggestions.map((each) => (
            <option key={each} value={each} />
          ))}
        </datalist>
      )}
      <p class="error" id={`${id}-error`}>
        {isWrong && wrongIn(field, example)}
      </p>
      {children}
    </div>
  );
}

function TickField({ field, value, onValue }: FieldProps) {
  const id = useId();
  return (
    <div class="field">
      <label class="choice">
        <input
          type="checkbox"
          checked={value !== ''}
          aria-describedby={`${id}-hint`}
          onChange={({ currentTarget }) => onValue(currentTarget.checked ? 'on' : '')}
        />
        {field.label}
      </label>
      <p class="hint" id={`${id}-hint`}>
        {field.hint}
      </p>
    </div>
  );
}

function ToldField({ field }: FieldProps) {
  return (
    <div class="field">
      <h4>{field.label}</h4>
      <p class="hint">{field.hint}</p>
    </div>
  );
}

function ChoiceField({ field, value, onValue, choices }: FieldProps & { choices: readonly Choice[] }) {
  const id = useId();
  const { default: byDefault } = rowOf(field.name);
  const chosen = value === '' ? byDefault : value;
  const isWrong = value !== '' && !isGood(field.name, value);
  const taken = choiceOf(choices, chosen);
  return (
    <fieldset class="field" aria-describedby={field.hint ? `${id}-hint` : undefined}>
      <legend>{field.label}</legend>
      {field.hint && (
        <p class="hint" id={`${id}-hint`}>
          {field.hint}
        </p>
      )}
      <div class="choices" data-many={choices.length > 7}>
        {choices.map((choice) => (
          <ChoiceView
            key={choice.value}
            choice={choice}
            group={id}
            filled={choice === taken ? filledIn(choice, chosen) : undefined}
            isChosen={choice === taken}
            onValue={(next) => onValue(next === byDefault ? '' : next)}
          />
        ))}
      </div>
      {isWrong && <p class="error">The loader would not take “{value}”, so it is left out.</p>}
    </fieldset>
  );
}

interface ChoiceProps {
  readonly choice: Choice;
  readonly group: string;
  readonly isChosen: boolean;
  readonly filled: string | undefined;
  onValue(value: string): void;
}

function ChoiceView({ choice, group, isChosen, filled, onValue }: ChoiceProps) {
  const id = useId();
  return (
    <div class="choice-row">
      <label class="choice">
        <input
          type="radio"
          name={group}
          checked={isChosen}
          aria-describedby={choice.hint ? `${id}-hint` : undefined}
          onChange={() => onValue(withFilled(choice, firstOf[choice.value] ?? ''))}
        />
        <span>{choice.label}</span>
      </label>
      {choice.hint && (
        <p class="hint" id={`${id}-hint`}>
          {choice.hint}
        </p>
      )}
      {choice.ask !== undefined && isChosen && (
        <input
          type="text"
          aria-label={`${choice.label}: ${choice.ask}`}
          autocomplete="off"
          spellcheck={false}
          value={filled ?? ''}
          onInput={({ currentTarget }) => onValue(withFilled(choice, currentTarget.value))}
        />
      )}
    </div>
  );
}

/** The choice that a value is of: the very one, one of its form, and else the one that takes any. What is wrong may be filled in. */
function choiceOf(choices: readonly Choice[], chosen: string): Choice | undefined {
  const ofForm = ({ value, ask }: Choice) =>
    ask !== undefined && !value.startsWith('<') && chosen.startsWith(value.replace(/<.*/, ''));
  return (
    choices.find(({ value }) => value === (sameAs[chosen] ?? chosen)) ??
    choices.find(ofForm) ??
    choices.find(({ value }) => value.startsWith('<'))
  );
}

/** What stands in the place of `<ms>` in `delay:<ms>`. */
function filledIn({ value, ask }: Choice, chosen: string): string | undefined {
  if (ask === undefined) return undefined;
  const [before = '', after = ''] = value.split(/<\w+>/);
  const filled = chosen.slice(before.length);
  return after !== '' && filled.endsWith(after) ? filled.slice(0, -after.length) : filled;
}

function withFilled({ value, ask }: Choice, filled: string): string {
  return ask === undefined ? value : value.replace(/<\w+>/, () => filled);
}

/** What is filled in when such a choice is made, so that the tag is right at once. */
const firstOf: Readonly<Record<string, string>> = {
  'delay:<ms>': '5000',
  'tcf:<purposes>': '1',
  'delay:<time>': '20s',
  'scroll:<percent>%': '60',
  'idle:<time>': '60s',
  '<occasions>': 'delay:20s,exit',
  '<image>': '/chat.svg',
};

function wrongIn({ name }: Field, example: string): string {
  return `The loader would not take this as data-${kebab(name)}, so it is left out.${example ? ` Write it like ${example}` : ''}`;
}
