import fc from 'fast-check';
import { ErrorReply } from 'redis';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadRedis } from './redis-package.ts';
import { SeveralShards, troubleOf } from './redis-troubles.ts';

const wordsFor = (reply: string, isOneShard = false) => troubleOf(new ErrorReply(reply), isOneShard).words;

// Replies are known by the client's own class.
beforeAll(loadRedis);

describe('what the operator reads when Redis refuses', () => {
  it.each([
    ['READONLY You can’t write against a read only replica.', 'waiting for the failover'],
    ['MASTERDOWN Link with MASTER is down', 'waiting for the failover'],
    ['OOM command not allowed when used memory > ‘maxmemory’.', 'raise maxmemory'],
    ['NOPERM User shop has no permissions to run the ‘eval’ command', '+@scripting'],
    ['NOAUTH Authentication required.', 'write it into REDIS_URL'],
    ['WRONGPASS invalid username-password pair or user is disabled.', 'REDIS_URL'],
    ['LOADING Redis is loading the dataset in memory', 'waiting until it has'],
    ['BUSY Redis is busy running a script.', 'script kill'],
    ['MISCONF Redis is configured to save RDB snapshots', 'disk'],
    ['NOREPLICAS Not enough good replicas to write.', 'min-replicas-to-write'],
    ['CLUSTERDOWN Hash slot not served', 'cluster info'],
    ['ERR unknown command ‘EVAL’, with args beginning with:', 'rename-command'],
    ['ERR max number of clients reached', 'maxclients'],
    ['SOMETHING new', 'Redis refuses what the companion asks (SOMETHING)'],
  ])('says for "%s" what to do', (reply, words) => {
    expect(wordsFor(reply)).toContain(words);
  });

  it('finds the reply that Redis before version 7 wraps', () => {
    const wrapped = (inner: string) =>
      `ERR Error running script (call to f_1e2d): @user_script:2: @user_script: 2: ${inner}`;
    expect(wordsFor(wrapped('-READONLY You can’t write against a read only replica.'))).toContain(
      '(READONLY)',
    );
    expect(wordsFor(wrapped('-OOM command not allowed'))).toContain('(OOM)');
    expect(wordsFor(wrapped('-PASSWORD of somebody'))).toContain('(ERR)');
  });

  it('takes MOVED for a replica where the cluster has one shard, else for one of several', () => {
    const reply = 'MOVED 3999 10.0.0.7:6379';
    expect(troubleOf(new ErrorReply(reply), true)).toMatchObject({ reconnect: true, isFinal: false });
    for (const error of [new ErrorReply(reply), new ErrorReply('CROSSSLOT Keys'), new SeveralShards()]) {
      expect(troubleOf(error, false)).toMatchObject({
        isFinal: true,
        words: expect.stringContaining('one shard'),
      });
    }
  });

  it('names the system’s code where there is no answer', () => {
    const refused = Object.assign(new Error('connect 10.0.0.7'), { code: 'ECONNREFUSED' });
    expect(troubleOf(refused, false).words).toBe(
      'Redis does not answer (ECONNREFUSED): check REDIS_URL and the server there.',
    );
  });

  it('holds nothing of a reply but the code word in front', () => {
    const code = fc.stringMatching(/^[A-Z]{0,12}$/);
    fc.assert(
      fc.property(code, fc.constantFrom(' ', ' -', ': '), fc.boolean(), (word, between, isOneShard) => {
        const { kind, words } = troubleOf(
          new ErrorReply(`${word}${between}redis://user:the-Redis-PASSWORD@10.0.0.7 PASSWORD `),
          isOneShard,
        );
        expect(kind + words).not.toMatch(/PASSWORD|10\.0\.0\.7|user:/);
      }),
    );
  });
});
