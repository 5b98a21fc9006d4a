import { rgbaToThumbHash } from 'thumbhash';
import { expect, test } from 'vitest';
import { pictureBlur } from './picture-blur.ts';

test('a blur is a small PNG data URL', () => {
  const reds = Uint8Array.from({ length: 40 * 30 * 4 }, (_, index) => [200, 30, 30, 255][index % 4] ?? 0);
  const blur = pictureBlur(Buffer.from(rgbaToThumbHash(40, 30, reds)).toString('base64'));
  expect(blur).toMatch(/^data:image\/png;base64,/);
  expect(blur?.length).toBeLessThan(700);
});

test.each(['', '!', 'AA=='])('an invalid thumbhash gives no blur: "%s"', (hash) => {
  expect(pictureBlur(hash)).toBeNull();
});
