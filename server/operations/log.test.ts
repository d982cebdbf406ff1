import { describe, expect, it } from 'vitest';
import { Problem } from '../http/problems.ts';
import { createMemoryLog } from '../testing/companion.testing.ts';
import { describeFailure } from './log.ts';

describe('the log', () => {
  it('tells of an error its name, message and stack, and nothing that hangs on it', () => {
    const { log, lines, text } = createMemoryLog();
    const error = Object.assign(new TypeError('broken'), {
      config: { headers: { Authorization: 'Basic secret-one' } },
      request: { _header: 'secret-two' },
      cause: new Error('secret-three'),
    });
    log.error({ err: error }, 'it failed');
    log.error(describeFailure(error));
    log.error(error);
    expect(lines()).toMatchObject(
      Array(3).fill({ err: { type: 'TypeError', message: 'broken', stack: expect.any(String) } }),
    );
    expect(text()).not.toContain('secret');
  });

  it('takes what is no error for what it is', () => {
    const { log, lines, text } = createMemoryLog();
    log.error(describeFailure({ token: 'secret' }));
    log.error(describeFailure('secret'));
    expect(lines()).toMatchObject([{ err: { type: 'object' } }, { err: { type: 'string' } }]);
    expect(text()).not.toContain('secret');
  });

  it('tells of a problem its code, and what to mend', () => {
    expect(describeFailure(new Problem('genesys-refused', { remedy: 'Do this.' }))).toEqual({
      code: 'genesys-refused',
      remedy: 'Do this.',
    });
    expect(describeFailure(new Problem('unknown-deployment'))).toEqual({ code: 'unknown-deployment' });
  });

  it.each([
    'token',
    'accessToken',
    'userToken',
    'resume',
    'context',
    'clientSecret',
    'authorization',
    'cookie',
  ])('strikes out %s, should it ever be given one', (field) => {
    const { log, text } = createMemoryLog();
    log.info({ [field]: 'hidden', below: { [field]: 'hidden' } });
    expect(text()).not.toContain('hidden');
    expect(text()).toContain('[redacted]');
  });
});
