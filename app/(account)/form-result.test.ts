import { expect, it } from 'vitest';
import { fieldText } from './form-result.ts';

const form = new FormData();
form.set('name', 'Ada');
form.set('file', new File(['Ada'], 'ada.txt'));

it.each([
  ['a field', form, 'name', 'Ada'],
  ['a field that is missing', form, 'email', ''],
  ['a file instead of text', form, 'file', ''],
  ['no argument', undefined, 'name', ''],
  ['nothing', null, 'name', ''],
  ['an object that looks like a form', { name: 'Ada', get: () => 'Ada' }, 'name', ''],
  ['a text', 'name=Ada', 'name', ''],
])('reads %s', (_, posted, name, text) => {
  expect(fieldText(posted, name)).toBe(text);
});
