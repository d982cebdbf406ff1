import { at } from '../deployment.ts';
import type { Recorder } from './recorder.ts';

export interface TrackedForm {
  readonly selector: string;
  readonly formName?: string;
  readonly captureFormDataOnAbandon?: boolean;
  readonly customAttributes?: object;
  readonly traitsMapper?: readonly object[];
}

/**
 * Records that a form was sent, or left half filled in. Of its fields only those are told that `traitsMapper` names, and never a
 * password: the sandbox shows what it was told to everybody. What Genesys sends of a form is not known.
 */
export function trackForm(recorder: Recorder, form: TrackedForm): void {
  const { selector, formName, customAttributes } = form;
  const begun = new Set<HTMLFormElement>();
  const formOf = ({ target }: Event) => {
    const found = target instanceof Element ? target.closest(selector) : null;
    return found instanceof HTMLFormElement ? found : undefined;
  };
  const tell = (eventName: string, sent: HTMLFormElement) =>
    recorder.recordLater('formsTrack', {
      eventName,
      formName: formName ?? sent.name,
      customAttributes,
      traits: traitsOf(sent, form.traitsMapper ?? []),
    });

  addEventListener('input', (event) => {
    const touched = formOf(event);
    if (touched) begun.add(touched);
  });
  addEventListener('submit', (event) => {
    const sent = formOf(event);
    if (!sent) return;
    begun.delete(sent);
    tell('formSubmitted', sent);
  });
  if (!form.captureFormDataOnAbandon) return;
  addEventListener('pagehide', () => {
    for (const abandoned of begun) tell('formAbandoned', abandoned);
  });
}

function traitsOf(form: HTMLFormElement, mapper: readonly object[]): Record<string, string> {
  const fields = new FormData(form);
  const traits = mapper.flatMap((entry) => {
    const fieldName = String(at(entry, 'fieldName'));
    const value = fields.get(fieldName);
    const isSecret = form.querySelector(`input[type=password][name="${CSS.escape(fieldName)}"]`) !== null;
    if (typeof value !== 'string' || isSecret) return [];
    return [[String(at(entry, 'traitName') ?? fieldName), value] as const];
  });
  return Object.fromEntries(traits);
}
