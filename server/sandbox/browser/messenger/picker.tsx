import { useState } from 'preact/hooks';
import { timeInWords, type VisitorAnswer } from '../messaging/answers.ts';
import type { DatePicker, ListPicker, Picker } from '../messaging/pickers.ts';
import type { Reply } from '../messaging/read.ts';
import { FormView } from './form-view.tsx';
import { CheckIcon } from './icons.tsx';
import { ListChoice } from './list-choice.tsx';
import { useOwnId } from './own-id.ts';
import { PickerHeading } from './picker-heading.tsx';
import { TimeChoice } from './time-choice.tsx';
import { words } from './words.ts';

interface PickerViewProps {
  picker: Picker;
  /** The id of the message that asks. */
  messageId: string;
  /** `waiting`: nothing can be sent just now. */
  standing: 'open' | 'waiting' | 'answered';
  onAnswer: (answer: VisitorAnswer) => void;
}

/** A date picker, a list picker or a form; once it is answered, only what it asked for. */
export function PickerView({ picker, messageId, standing, onAnswer }: PickerViewProps) {
  const titleId = useOwnId();
  if (standing === 'answered')
    return (
      <section class="picker answered" aria-labelledby={titleId}>
        <PickerHeading heading={picker} titleId={titleId} />
        <p class="mark">
          <CheckIcon />
          {words.answered}
        </p>
      </section>
    );
  const isWaiting = standing === 'waiting';
  return (
    <section class="picker" aria-labelledby={titleId}>
      <PickerHeading heading={picker} titleId={titleId} />
      {picker.kind === 'date' && (
        <DateQuestion
          picker={picker}
          isWaiting={isWaiting}
          onAnswer={(dateTime) =>
            onAnswer({ type: 'datePicker', to: messageId, text: wordsOf(dateTime), dateTime })
          }
        />
      )}
      {picker.kind === 'list' && (
        <ListQuestion
          picker={picker}
          isWaiting={isWaiting}
          onAnswer={(options) => {
            const text = options.map((option) => option.text).join(', ');
            onAnswer({ type: 'listPicker', to: messageId, text, options });
          }}
        />
      )}
      {picker.kind === 'form' && (
        <FormView
          form={picker}
          isWaiting={isWaiting}
          onAnswer={(fields) => {
            const { cannedResponseId, thanks = words.formSent } = picker;
            onAnswer({ type: 'form', to: messageId, text: thanks, cannedResponseId, fields });
          }}
        />
      )}
    </section>
  );
}

const wordsOf = (dateTime: string) => timeInWords(dateTime, document.documentElement.lang);

interface QuestionProps<Asked, Answer> {
  picker: Asked;
  isWaiting: boolean;
  onAnswer: (answer: Answer) => void;
}

function DateQuestion({ picker, isWaiting, onAnswer }: QuestionProps<DatePicker, string>) {
  const [[picked], setPicked] = useState<readonly Reply[]>([]);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (picked) onAnswer(picked.payload);
      }}
    >
      <TimeChoice picker={picker} chosen={picked} onChoose={(reply) => setPicked([reply])} />
      <button type="submit" class="way" disabled={isWaiting || !picked}>
        {words.sendAnswer}
      </button>
    </form>
  );
}

function ListQuestion({ picker, isWaiting, onAnswer }: QuestionProps<ListPicker, readonly Reply[]>) {
  const [chosen, setChosen] = useState<readonly Reply[]>([]);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (chosen.length > 0) onAnswer(chosen);
      }}
    >
      <ListChoice picker={picker} chosen={chosen} onChoose={setChosen} />
      <button type="submit" class="way" disabled={isWaiting || chosen.length === 0}>
        {picker.buttonLabel ?? words.sendAnswer}
      </button>
    </form>
  );
}
