import { expect, it } from 'vitest';
import { signUpSchema } from './person-fields.ts';

const ada = { name: 'Ada', email: 'ada@example.org', password: 'long enough' };
const messagesFor = (change: object) =>
  signUpSchema.safeParse({ ...ada, ...change }).error?.issues.map((issue) => issue.message);

it.each([
  [{ email: '' }, 'Enter your e-mail address.'],
  [{ email: '  ' }, 'Enter your e-mail address.'],
  [{ email: 'ada' }, 'That is not an e-mail address.'],
  [{ password: '' }, 'Choose a password of at least 8 characters.'],
  [{ password: 'short' }, 'That is too short: at least 8 characters.'],
  [{ name: ' ' }, 'Enter your name.'],
])('signing up with %j gives the message: %s', (change, message) => {
  expect(messagesFor(change)).toEqual([message]);
});
