import { useId } from 'preact/hooks';
import { shown } from './colour.ts';
import { contrastOnLauncher, ENOUGH, hexOf, nearestGood } from './contrast.ts';
import type { Field } from './fields.ts';
import { isGood, rowOf } from './option-values.ts';

interface ColourProps {
  readonly field: Field;
  readonly value: string;
  onValue(value: string): void;
}

/** A colour: picked or written, with what it does to the icon on it, and the nearest good one where it is too pale for that. */
export function ColourField({ field, value, onValue }: ColourProps) {
  const id = useId();
  const { default: byDefault } = rowOf(field.name);
  const colour = value === '' ? byDefault : value;
  const seen = isGood(field.name, colour) ? shown(colour) : ({ kind: 'unknown' } as const);
  return (
    <div class="field">
      <label for={id}>{field.label}</label>
      <p class="hint" id={`${id}-hint`}>
        {field.hint}
      </p>
      <div class="colour">
        <input
          type="color"
          aria-label={`${field.label}: pick`}
          value={seen.kind === 'colour' ? hexOf(seen.rgb) : byDefault}
          onInput={({ currentTarget }) => onValue(leftOut(currentTarget.value, byDefault))}
        />
        <input
          id={id}
          type="text"
          autocomplete="off"
          spellcheck={false}
          placeholder={byDefault}
          value={value}
          aria-describedby={`${id}-hint ${id}-said`}
          aria-invalid={seen.kind === 'unknown'}
          onInput={({ currentTarget }) => onValue(currentTarget.value)}
        />
      </div>
      <div id={`${id}-said`} aria-live="polite">
        {seen.kind === 'unknown' ? (
          <p class="error">
            This browser knows no such colour, or it is another one on every page. Write it like {byDefault}
          </p>
        ) : (
          <ContrastView {...seen} onGood={(good) => onValue(leftOut(good, byDefault))} />
        )}
      </div>
    </div>
  );
}

type ContrastProps = Omit<Extract<ReturnType<typeof shown>, { kind: 'colour' }>, 'kind'> & {
  onGood(colour: string): void;
};

function ContrastView({ rgb, isOpaque, onGood }: ContrastProps) {
  const { ink, ratio } = contrastOnLauncher(rgb);
  const good = hexOf(nearestGood(rgb));
  const told = ratio.toFixed(1);
  return (
    <>
      {ratio >= ENOUGH ? (
        <p class="said" data-kind="good">
          <span>
            The {ink} icon is seen well on it: {told} to 1.
          </span>
        </p>
      ) : (
        <>
          <p class="said" data-kind="warn">
            <span>
              The {ink} icon is hard to see on it: {told} to 1, and people with weak eyes need {ENOUGH} to 1.
            </span>
          </p>
          <button type="button" class="button quiet small" onClick={() => onGood(good)}>
            Take {good}, the nearest that is good
          </button>
        </>
      )}
      {!isOpaque && (
        <p class="said" data-kind="warn">
          <span>You can see through it, so the contrast depends on what is behind.</span>
        </p>
      )}
    </>
  );
}

function leftOut(colour: string, byDefault: string): string {
  return colour.toLowerCase() === byDefault ? '' : colour;
}
