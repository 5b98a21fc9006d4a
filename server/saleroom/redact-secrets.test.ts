import { describe, expect, it } from 'vitest';
import { redactSecrets } from './redact-secrets.ts';

const CANARY = '73571934';

/** Everything that a logger could write of an error. */
function everythingIn(fault: Error): string {
  return [fault.name, fault.message, fault.stack, JSON.stringify(fault, Object.getOwnPropertyNames(fault))].join('\n');
}

describe('a redacted fault [I28]', () => {
  it.each([
    ['a parameter', Object.assign(new Error(`invalid input syntax for type bigint: "${CANARY}"`), { code: '22P02' })],
    [
      'the row that broke a check',
      Object.assign(new Error('new row violates check constraint "lot_max"'), {
        code: '23514',
        detail: `Failing row contains (0199, ${CANARY}).`,
        where: `SQL statement "… ${CANARY}"`,
      }),
    ],
    ['a message with its detail', new Error(`Raw query failed. DETAIL: Failing row contains (${CANARY})`)],
    ['a cause', new Error('the write failed', { cause: new Error(CANARY) })],
  ])('contains no amount from %s', (_what, fault) => {
    expect(everythingIn(redactSecrets(fault))).not.toContain(CANARY);
  });

  it('keeps the name, the code, the message and the source positions', () => {
    const fault = Object.assign(new TypeError('cannot read the lot'), { code: 'ECONNRESET' });
    const safe = redactSecrets(fault);
    expect(safe).toMatchObject({ name: 'TypeError', message: 'cannot read the lot', code: 'ECONNRESET' });
    expect(safe.stack).toContain('redact-secrets.test.ts');
  });

  it('accepts a value that is not an error', () => {
    expect(redactSecrets(CANARY).message).not.toContain(CANARY);
  });
});
