import { expect, it } from 'vitest';
import { fieldsOf, groups, sameAs } from './fields.ts';
import { isGood, ofOneVisitor, optionNames, rowOf } from './option-values.ts';

const fields = groups.flatMap(fieldsOf);

it('every option of the loader has one field', () => {
  expect(fields.map(({ name }) => name).sort()).toEqual([...optionNames].sort());
});

it.each(fields)('$name is asked for in words for people', ({ label, hint, control }) => {
  expect(label).not.toBe('');
  expect(label).not.toMatch(/[a-z][A-Z]/);
  expect(hint).not.toContain('`');
  if (control.kind === 'choice') for (const choice of control.choices) expect(choice.label).not.toBe('');
});

it.each(fields.filter(({ control }) => control.kind === 'choice'))(
  'what can be chosen for $name are the values that the loader takes, its default among them',
  ({ name, control }) => {
    const values = control.kind === 'choice' ? control.choices.map(({ value }) => value) : [];
    const { default: byDefault, values: all } = rowOf(name);
    const taken = all.filter((value) => !(value in sameAs));
    expect(values).toEqual(byDefault === '' ? ['', ...taken] : taken);
    for (const value of values.filter((each) => each !== '' && !each.includes('<')))
      expect(isGood(name, value)).toBe(true);
  },
);

it.each(fields.filter(({ control }) => control.kind === 'text'))(
  'the example for $name is one that the loader takes',
  ({ name, control }) => {
    if (control.kind === 'text' && control.example) expect(isGood(name, control.example)).toBe(true);
  },
);

it('what is one visitor’s secret is told of, and cannot be filled in', () => {
  const told = fields.filter(({ control }) => control.kind === 'told').map(({ name }) => name);
  expect(told).toEqual([...ofOneVisitor]);
});
