import { expect, it } from 'vitest';
import { signUpSchema } from './person-fields.ts';

const ada = { name: 'Ada', email: 'ada@example.org', password: 'long enough' };
const saidOf = (change: object) =>
  signUpSchema.safeParse({ ...ada, ...change }).error?.issues.map((one) => one.message);

it.each([
  [{ email: '' }, 'Enter your e-mail address.'],
  [{ email: '  ' }, 'Enter your e-mail address.'],
  [{ email: 'ada' }, 'That is not an e-mail address.'],
  [{ password: '' }, 'Choose a password of at least 8 characters.'],
  [{ password: 'short' }, 'That is too short: at least 8 characters.'],
  [{ name: ' ' }, 'Say your name.'],
  [
    { password: 'password' },
    'Too many people use that one, so it is tried first. Choose another: three or four words do well.',
  ],
  [
    { name: 'Ada Lovelace', password: 'lovelace1815' },
    'That is your own name or address, which is tried first. Choose another: three or four words do well.',
  ],
])('who signs up with %j is told: %s', (change, words) => {
  expect(saidOf(change)).toEqual([words]);
});
