import { timeInWords } from '../messaging/answers.ts';
import type { DatePicker } from '../messaging/pickers.ts';
import type { Reply } from '../messaging/read.ts';
import { useOwnId } from './own-id.ts';
import { words } from './words.ts';

interface TimeChoiceProps {
  picker: DatePicker;
  chosen: Reply | undefined;
  onChoose: (reply: Reply) => void;
}

/** The times that can be picked, by the day they are on where the visitor is; any day where none are offered. */
export function TimeChoice({ picker, chosen, onChoose }: TimeChoiceProps) {
  const name = useOwnId();
  if (picker.times.length === 0) return <AnyDay picker={picker} chosen={chosen} onChoose={onChoose} />;
  return [...byDay(picker.times)].map(([day, times]) => (
    <fieldset key={day} class="choice">
      <legend>{day}</legend>
      <div class="times">
        {times.map(({ dateTime, duration }) => (
          <label key={dateTime}>
            <input
              type="radio"
              name={name}
              checked={chosen?.payload === dateTime}
              onChange={() => onChoose({ text: timeInWords(dateTime, locale()), payload: dateTime })}
            />
            <span>{clockTime(dateTime)}</span>
            {duration > 0 && <small>{minutes(duration)}</small>}
          </label>
        ))}
      </div>
    </fieldset>
  ));
}

function AnyDay({ picker: { title, earliest, latest }, chosen, onChoose }: TimeChoiceProps) {
  return (
    <input
      type="date"
      aria-label={title ?? words.day}
      value={chosen?.payload ?? ''}
      min={earliest?.slice(0, 10)}
      max={latest?.slice(0, 10)}
      onChange={({ currentTarget: { value } }) => {
        if (value) onChoose({ text: dayInWords(`${value}T12:00`), payload: value });
      }}
    />
  );
}

function byDay(times: DatePicker['times']): Map<string, DatePicker['times'][number][]> {
  const days = new Map<string, DatePicker['times'][number][]>();
  for (const time of times) {
    const day = dayInWords(time.dateTime);
    days.set(day, [...(days.get(day) ?? []), time]);
  }
  return days;
}

const locale = () => document.documentElement.lang || undefined;
const dayInWords = (time: string) => new Date(time).toLocaleDateString(locale(), { dateStyle: 'full' });
const clockTime = (time: string) => new Date(time).toLocaleTimeString(locale(), { timeStyle: 'short' });
const minutes = (seconds: number) =>
  new Intl.NumberFormat(locale(), { style: 'unit', unit: 'minute' }).format(Math.round(seconds / 60));
