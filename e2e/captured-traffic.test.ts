import { expect, it } from 'vitest';
import { formsOf } from './captured-traffic.ts';

it('an amount is found however it is written', () => {
  const forms = formsOf(734_195_862);
  const hidden = (text: string) => forms.some((form) => text.includes(form));
  expect(hidden('{"max":73419586200}')).toBe(true);
  expect(hidden('you would pay £734,195,862')).toBe(true);
  for (const before of ['', 'a', 'ab']) {
    expect(hidden(Buffer.from(`${before}73419586200 and more`).toString('base64'))).toBe(true);
  }
  expect(hidden('{"max":73419586300}')).toBe(false);
});
