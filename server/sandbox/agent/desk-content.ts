import { z } from 'zod';
import { visitorContent } from '../web-messaging/structured-answers.ts';
import { type OutboundContent, outboundContent } from '../web-messaging/structured-content.ts';
import type { StructuredMessage } from '../web-messaging/structured-message.ts';
import type { DeskLine, DeskPart } from './desk-conversation.ts';

type Part = OutboundContent[number];
type Question = Extract<Part, { contentType: 'DatePicker' | 'ListPicker' | 'Form' }>;
type Answer = z.infer<typeof visitorContent>[number];

/** What is offered and what was answered, in short. `conversation` has the questions that answers are about. */
export function describeContent(
  content: readonly unknown[],
  conversation: readonly StructuredMessage[],
): DeskPart[] {
  const offered = outboundContent.safeParse(content);
  if (offered.success) return offered.data.flatMap(describePart);
  const answered = visitorContent.safeParse(content);
  return answered.success ? describeAnswer(answered.data, conversation) : [];
}

const quickReply = z.object({ quickReply: z.object({ text: z.string() }) });

/** The words of the quick replies among it. */
export function quickRepliesOf(content: readonly unknown[]): string[] {
  return content.flatMap((part) => quickReply.safeParse(part).data?.quickReply.text ?? []);
}

function describePart(part: Part): DeskPart | [] {
  switch (part.contentType) {
    case 'QuickReply':
      return [];
    case 'Card':
      return { kind: 'Card', title: part.card.title, lines: part.card.actions.map(({ text }) => ({ text })) };
    case 'Carousel':
      return {
        kind: 'Carousel',
        title: '',
        lines: part.carousel.cards.map(({ title }) => ({ text: title })),
      };
    case 'DatePicker': {
      const { title, availableTimes } = part.datePicker;
      return {
        kind: 'DatePicker',
        title,
        lines: availableTimes.map(({ dateTime }) => ({ text: dateTime, time: dateTime })),
      };
    }
    case 'ListPicker': {
      const { sections, receivedMessage } = part.listPicker;
      const lines = sections.flatMap(({ items }) => items.map(({ title }) => ({ text: title })));
      return { kind: 'ListPicker', title: receivedMessage?.title ?? sections[0]?.title ?? '', lines };
    }
    case 'Form': {
      const { introduction, formPages } = part.form;
      return {
        kind: 'Form',
        title: introduction?.title ?? '',
        lines: formPages.map(({ title }) => ({ text: title })),
      };
    }
    case 'Attachment': {
      const { filename, url } = part.attachment;
      return { kind: 'Attachment', title: filename, lines: [], url };
    }
  }
}

/** A quick reply or a card's button says no more than the text of its message: nothing is told of it. */
function describeAnswer(parts: readonly Answer[], conversation: readonly StructuredMessage[]): DeskPart[] {
  const lines: DeskLine[] = parts.flatMap((part) => {
    if (part.contentType === 'Attachment') return [];
    if (part.contentType === 'Form') {
      const labels = labelsOf(questionOf(part.form.originatingMessageId, conversation));
      return part.form.response.map(({ id, component: { buttonResponse } }) => ({
        label: labels.get(id) ?? id,
        text: buttonResponse.text,
      }));
    }
    const { type, text, payload } = part.buttonResponse;
    if (type === 'DatePicker') return [{ text, time: payload }];
    return type === 'ListPicker' ? [{ text }] : [];
  });
  return lines.length > 0 ? [{ kind: 'Answer', title: '', lines }] : [];
}

function questionOf(
  messageId: string | undefined,
  conversation: readonly StructuredMessage[],
): Question | undefined {
  const asked = conversation.find(({ id }) => id === messageId)?.content;
  return outboundContent
    .safeParse(asked)
    .data?.find((part): part is Question => ['DatePicker', 'ListPicker', 'Form'].includes(part.contentType));
}

/** How a form names its components to the visitor, by their ids. */
function labelsOf(question: Question | undefined): Map<string, string> {
  const pages = question?.contentType === 'Form' ? question.form.formPages : [];
  return new Map(
    pages.flatMap(({ title, pageComponents }) =>
      pageComponents.map((component) => labelOf(component, title)),
    ),
  );
}

type FormPage = Extract<Part, { contentType: 'Form' }>['form']['formPages'][number];

/** The id of a component, and its own title or else that of its page. */
function labelOf(component: FormPage['pageComponents'][number], pageTitle: string): [string, string] {
  switch (component.formComponentType) {
    case 'Input':
      return [component.input.id, component.input.title ?? pageTitle];
    case 'DatePicker':
      return [component.datePicker.id, component.datePicker.title];
    case 'ListPicker':
      return [component.listPicker.id, component.listPicker.sections[0]?.title ?? pageTitle];
    case 'WheelPicker':
      return [component.wheelPicker.id, pageTitle];
  }
}
