import { expect, it } from 'vitest';
import { waysToWrite } from './captured-traffic.ts';

it('finds an amount in every notation', () => {
  const notations = waysToWrite(734_195_862);
  const isFoundIn = (text: string) => notations.some((notation) => text.includes(notation));
  expect(isFoundIn('{"max":73419586200}')).toBe(true);
  expect(isFoundIn('you would pay £734,195,862')).toBe(true);
  for (const before of ['', 'a', 'ab']) {
    expect(isFoundIn(Buffer.from(`${before}73419586200 and more`).toString('base64'))).toBe(true);
  }
  expect(isFoundIn('{"max":73419586300}')).toBe(false);
});
