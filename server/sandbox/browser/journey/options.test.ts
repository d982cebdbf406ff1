// @vitest-environment happy-dom
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkOptions, journeyCommands } from './options.ts';

test('the samples that are known of each command are understood', () => {
  const traitsMapper = [{ fieldName: 'firstName', traitName: 'givenName' }];
  const customAttributes = { price: 15.99, code: 'CDE-123', hasBatteries: false };
  for (const [command, options] of [
    ['pageview', { pageTitle: '', pageLocation: 'custom-page-location', customAttributes, traitsMapper: [] }],
    ['record', { eventName: 'product_added', customAttributes, traitsMapper }],
    ['formsTrack', { selector: '#form', captureFormDataOnAbandon: true, customAttributes, traitsMapper }],
    ['trackClickEvents', { clickEvents: [{ selector: 'button.green', eventName: 'clicked' }] }],
    ['trackIdleEvents', { idleEvents: [{ idleAfterSeconds: 30, eventName: 'idle', customAttributes }] }],
    ['trackInViewport', { inViewportEvents: [{ selector: '.close', eventName: 'shown' }] }],
    ['trackScrollDepth', { scrollDepthEvents: [{ percentage: 60, eventName: 'scrolled' }] }],
    ['recordActionStateChange', { actionId: 'a', actionState: 'errored', errorCode: '00045' }],
  ] as const)
    expect(() => checkOptions(command, options)).not.toThrow();
});

test('whatever the options are, they are understood or refused in words', () => {
  const anything = fc.oneof(
    fc.anything(),
    fc.record(
      { eventName: fc.anything(), selector: fc.anything(), clickEvents: fc.anything() },
      { requiredKeys: [] },
    ),
  );
  fc.assert(
    fc.property(fc.constantFrom(...journeyCommands), anything, (command, options) => {
      try {
        checkOptions(command, options);
      } catch (error) {
        expect(String(error)).toMatch(new RegExp(`^Error: Journey\\.${command} needs .+\\.$`));
      }
    }),
  );
});
