import { expect, it } from 'vitest';
import { createLogger } from './logger.ts';

/** Each object that these tests log contains one of them. */
const secrets = ['73111', 'hunter2', 'session=abcdef', 'tok-en-of-ada'];

function logged(about: object): string {
  const lines: string[] = [];
  createLogger('trace', { write: (line) => void lines.push(line) }).error(about, 'something happened');
  expect(lines).toHaveLength(1);
  return lines.join('');
}

const objectsWithSecrets: readonly (readonly [string, object])[] = [
  ['a max bid', { max: 73111 }],
  ['a max bid in a command', { command: { maxBid: 73111 } }],
  ['a reserve in a lot in a batch', { batch: { lot: { reserve: 73111 } } }],
  ['a cookie of a request', { request: { headers: { cookie: 'session=abcdef' } } }],
  ['a password', { form: { password: 'hunter2' } }],
  [
    'a fault that carries the row',
    { err: Object.assign(new Error('it failed'), { detail: 'Failing row (73111)', max: 73111 }) },
  ],
  ['a fault that quotes an amount', { err: new Error('the max 73111 is too much') }],
  ['a fault that quotes a form', { err: new Error('unexpected {"password":"hunter2"}') }],
  ['a fault that quotes headers', { err: new Error('bad request, cookie: session=abcdef; token=tok-en-of-ada') }],
  ['a fault with a cause', { err: new Error('it failed', { cause: new Error('reserve=73111') }) }],
];

it.each(objectsWithSecrets)('does not log %s [I28]', (_what, about) => {
  const line = logged(about);
  for (const secret of secrets) expect(line).not.toContain(secret);
  expect(line).toContain('something happened');
});

it('logs the type, message, code and source position of a fault', () => {
  const line = JSON.parse(logged({ err: Object.assign(new TypeError('no such lot'), { code: 'ENOENT' }) })) as object;
  expect(line).toMatchObject({ err: { type: 'TypeError', message: 'no such lot', code: 'ENOENT' } });
  expect(line).toHaveProperty('err.stack', expect.stringContaining('logger.test.ts'));
});
