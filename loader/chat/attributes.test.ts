import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { customAttributes, unknownNames } from './attributes.ts';

describe('customer attributes of a tag', () => {
  it('are what stands behind attribute-, the name as it was written', () => {
    const pairs: [string, string][] = [
      ['attribute-order-id', '17'],
      ['attributePlan', 'gold'],
      ['label', 'Chat'],
    ];
    expect(customAttributes(pairs)).toEqual({ 'order-id': '17', plan: 'gold' });
  });

  it('are read from any pairs without a throw', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.string(), fc.string())), (pairs) => {
        customAttributes(pairs);
        unknownNames(pairs, {});
      }),
    );
  });
});

describe('unknown names of a tag', () => {
  it('are those of no option and no attribute', () => {
    const pairs: [string, string][] = [
      ['deploymentId', ''],
      ['z-index', ''],
      ['attribute-plan', ''],
      ['colour', 'red'],
      ['deploymentid', 'x'],
    ];
    expect(unknownNames(pairs, { deploymentId: '', zIndex: '' })).toEqual(['colour', 'deploymentid']);
  });
});
