import { useEffect, useRef, useState } from 'preact/hooks';
import type { FieldAnswer } from '../messaging/answers.ts';
import type { Form, FormPage } from '../messaging/pickers.ts';
import type { Reply } from '../messaging/read.ts';
import { FormFieldView } from './form-field.tsx';
import { useOwnId } from './own-id.ts';
import { PickerHeading } from './picker-heading.tsx';
import { words } from './words.ts';

/** What each field was given, by the field's id. */
type Given = ReadonlyMap<string, readonly Reply[]>;

interface FormViewProps {
  form: Form;
  isWaiting: boolean;
  onAnswer: (fields: readonly FieldAnswer[]) => void;
}

/** A form, page by page: its introduction is above already, and a summary may come before it is sent. */
export function FormView({ form, isWaiting, onAnswer }: FormViewProps) {
  const { pages, buttonText, showSummary } = form;
  const [step, setStep] = useState(buttonText ? -1 : 0);
  const [given, setGiven] = useState<Given>(new Map());
  const titleId = useOwnId();
  const shown = useRef<HTMLFormElement>(null);
  const firstStep = useRef(step);
  const page = pages[step];
  const last = showSummary ? pages.length : pages.length - 1;
  useEffect(() => {
    // Not what nobody has asked for: a form that comes in must not take the focus.
    if (step !== firstStep.current) shown.current?.focus();
    firstStep.current = -2;
  }, [step]);

  if (step < 0)
    return (
      <button type="button" class="way" onClick={() => setStep(0)}>
        {buttonText}
      </button>
    );

  function goOn(event: Event): void {
    event.preventDefault();
    if (step < last) setStep(step + 1);
    else onAnswer(answersOf(pages, given));
  }

  return (
    <form ref={shown} tabIndex={-1} aria-labelledby={titleId} onSubmit={goOn}>
      <p class="step">{words.step(step + 1, last + 1)}</p>
      {page ? (
        <>
          <PickerHeading heading={page} titleId={titleId} />
          {page.fields.map((field) => (
            <FormFieldView
              key={field.id}
              field={field}
              label={page.title ?? words.question}
              given={given.get(field.id) ?? []}
              onGive={(replies) => setGiven(new Map(given).set(field.id, replies))}
            />
          ))}
        </>
      ) : (
        <Summary pages={pages} given={given} titleId={titleId} />
      )}
      <div class="ways">
        {step > 0 && (
          <button type="button" onClick={() => setStep(step - 1)}>
            {words.back}
          </button>
        )}
        <button type="submit" class="way" disabled={isWaiting && step === last}>
          {step < last ? words.next : words.sendAnswer}
        </button>
      </div>
    </form>
  );
}

function Summary({ pages, given, titleId }: { pages: readonly FormPage[]; given: Given; titleId: string }) {
  const lines = pages.flatMap(({ title, fields }) =>
    fields.flatMap((field) => {
      const text = (given.get(field.id) ?? []).map((reply) => reply.text).join(', ');
      return text ? [{ id: field.id, label: labelOf(field) ?? title ?? words.question, text }] : [];
    }),
  );
  return (
    <>
      <PickerHeading heading={{ title: words.summary }} titleId={titleId} />
      <dl>
        {lines.map(({ id, label, text }) => (
          <div key={id}>
            <dt dir="auto">{label}</dt>
            <dd dir="auto">{text}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function labelOf(field: FormPage['fields'][number]): string | undefined {
  if (field.kind === 'text') return field.title;
  if (field.kind === 'wheel') return undefined;
  return field.picker.title ?? (field.picker.kind === 'list' ? field.picker.sections[0]?.title : undefined);
}

function answersOf(pages: readonly FormPage[], given: Given): FieldAnswer[] {
  return pages.flatMap(({ fields }) =>
    fields.flatMap(({ id }) => (given.get(id) ?? []).map((reply) => ({ id, ...reply }))),
  );
}
