import { at } from '../deployment.ts';
import { link, list, type Reply, words } from './read.ts';

/** Something a message asks the visitor for, besides words and buttons (names of the fields: genesys.md 11.2, CONFIRMED). */
export type Picker = DatePicker | ListPicker | Form;

interface Heading {
  readonly title?: string;
  readonly subtitle?: string;
  /** An address of http or https. */
  readonly image?: string;
}

export interface DatePicker extends Heading {
  readonly kind: 'date';
  /** In order. None, which occurs in forms only: any day can be picked. */
  readonly times: readonly AvailableTime[];
  /** ISO 8601. */
  readonly earliest?: string;
  readonly latest?: string;
}

interface AvailableTime {
  /** ISO 8601. */
  readonly dateTime: string;
  /** In seconds. */
  readonly duration: number;
}

export interface ListPicker extends Heading {
  readonly kind: 'list';
  readonly sections: readonly ListSection[];
  readonly buttonLabel?: string;
}

export interface ListSection {
  readonly title?: string;
  readonly takes: 'one' | 'several';
  readonly items: readonly ({ readonly id: string; readonly title: string } & Omit<Heading, 'title'>)[];
}

export interface Form extends Heading {
  readonly kind: 'form';
  readonly cannedResponseId: string;
  readonly buttonText?: string;
  readonly pages: readonly FormPage[];
  readonly showSummary: boolean;
  /** What the visitor reads once it is sent. */
  readonly thanks?: string;
}

export interface FormPage {
  readonly title?: string;
  readonly subtitle?: string;
  readonly fields: readonly FormField[];
}

/** `id` is what the answer names. */
export type FormField = { readonly id: string } & (
  | TextField
  | { readonly kind: 'date'; readonly picker: DatePicker }
  | { readonly kind: 'list'; readonly picker: ListPicker }
  | { readonly kind: 'wheel'; readonly items: readonly Reply[] }
);

interface TextField {
  readonly kind: 'text';
  readonly title?: string;
  readonly subtitle?: string;
  readonly placeholder?: string;
  readonly need: 'required' | 'optional';
  readonly lines: 'one' | 'several';
}

/** Reads a part of `content`; nothing where it asks for nothing, or for nothing that could be answered. */
export function readPicker(part: unknown): Picker | undefined {
  return (
    readDatePicker(at(part, 'datePicker')) ??
    readListPicker(at(part, 'listPicker')) ??
    readForm(at(part, 'form'))
  );
}

function readDatePicker(picker: unknown): DatePicker | undefined {
  const { times, ...rest } = readDates(picker);
  return times.length > 0 ? { ...rest, times } : undefined;
}

function readDates(picker: unknown): DatePicker {
  const [earliest, latest] = [words(picker, 'dateMinimum'), words(picker, 'dateMaximum')];
  const times = list(picker, 'availableTimes').flatMap((time) => {
    const dateTime = words(time, 'dateTime');
    const duration = at(time, 'duration');
    return dateTime && !Number.isNaN(Date.parse(dateTime))
      ? { dateTime, duration: typeof duration === 'number' ? duration : 0 }
      : [];
  });
  return {
    kind: 'date',
    ...headingOf(picker),
    ...(earliest && { earliest }),
    ...(latest && { latest }),
    times: times.sort((one, other) => Date.parse(one.dateTime) - Date.parse(other.dateTime)),
  };
}

/** What is said before the visitor answers, its `receivedMessage`, is the heading. */
function readListPicker(picker: unknown): ListPicker | undefined {
  const buttonLabel = words(picker, 'receivedMessage.buttonLabel');
  const sections = list(picker, 'sections').flatMap((section): ListSection | [] => {
    const title = words(section, 'title');
    const items = list(section, 'items').flatMap((item) => {
      const [id, name] = [words(item, 'id'), words(item, 'title')];
      return id && name ? { ...headingOf(item), id, title: name } : [];
    });
    const takes = at(section, 'multipleSelection') === true ? 'several' : 'one';
    return items.length > 0 ? { ...(title && { title }), takes, items } : [];
  });
  return sections.length > 0
    ? {
        kind: 'list',
        ...headingOf(at(picker, 'receivedMessage')),
        ...(buttonLabel && { buttonLabel }),
        sections,
      }
    : undefined;
}

/** An answer has `response` in the place of pages: that is no form to fill in. */
function readForm(form: unknown): Form | undefined {
  const cannedResponseId = words(form, 'cannedResponseId');
  const introduction = at(form, 'introduction');
  const [buttonText, thanks] = [words(introduction, 'buttonText'), words(form, 'replyMessage.title')];
  const pages = list(form, 'formPages').flatMap((page) => {
    const fields = list(page, 'pageComponents').flatMap((component) => readField(component) ?? []);
    return fields.length > 0 ? { ...headingOf(page), fields } : [];
  });
  if (!cannedResponseId || pages.length === 0) return undefined;
  return {
    kind: 'form',
    cannedResponseId,
    ...headingOf(introduction ?? at(form, 'receivedMessage')),
    ...(buttonText && { buttonText }),
    pages,
    showSummary: at(form, 'showSummary') === true,
    ...(thanks && { thanks }),
  };
}

function readField(component: unknown): FormField | undefined {
  switch (words(component, 'formComponentType')) {
    case 'Input':
      return readTextField(at(component, 'input'));
    case 'DatePicker': {
      const id = words(component, 'datePicker.id');
      return id ? { kind: 'date', id, picker: readDates(at(component, 'datePicker')) } : undefined;
    }
    case 'ListPicker': {
      const id = words(component, 'listPicker.id');
      const picker = readListPicker(at(component, 'listPicker'));
      return id && picker ? { kind: 'list', id, picker } : undefined;
    }
    case 'WheelPicker': {
      const id = words(component, 'wheelPicker.id');
      const items = list(component, 'wheelPicker.items').flatMap((item) => {
        const [text, payload] = [words(item, 'title'), words(item, 'value') ?? words(item, 'id')];
        return text && payload ? { text, payload } : [];
      });
      return id && items.length > 0 ? { kind: 'wheel', id, items } : undefined;
    }
    default:
      return undefined;
  }
}

function readTextField(input: unknown): FormField | undefined {
  const [id, placeholder] = [words(input, 'id'), words(input, 'placeholderText')];
  if (!id) return undefined;
  return {
    kind: 'text',
    id,
    ...headingOf(input),
    ...(placeholder && { placeholder }),
    need: at(input, 'isRequired') === true ? 'required' : 'optional',
    lines: at(input, 'isMultipleLine') === true ? 'several' : 'one',
  };
}

function headingOf(part: unknown): Heading {
  const [title, subtitle, image] = [words(part, 'title'), words(part, 'subtitle'), link(part, 'imageUrl')];
  return { ...(title && { title }), ...(subtitle && { subtitle }), ...(image && { image }) };
}
