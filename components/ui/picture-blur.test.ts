import { rgbaToThumbHash } from 'thumbhash';
import { expect, test } from 'vitest';
import { pictureAddress, pictureWidths } from './lot-picture.tsx';
import { pictureBlur } from './picture-blur.ts';

test('a blur is a tiny image', () => {
  const reds = Uint8Array.from({ length: 40 * 30 * 4 }, (_, place) => [200, 30, 30, 255][place % 4] ?? 0);
  const blur = pictureBlur(Buffer.from(rgbaToThumbHash(40, 30, reds)).toString('base64'));
  expect(blur).toMatch(/^data:image\/png;base64,/);
  expect(blur?.length).toBeLessThan(700);
});

test.each(['', '!', 'AA=='])('a hash that cannot be read costs only the blur: "%s"', (hash) => {
  expect(pictureBlur(hash)).toBeNull();
});

test.each([
  [100, [320]],
  [320, [320]],
  [321, [320, 640]],
  [1_000, [320, 640, 1_280]],
  [5_000, [320, 640, 1_280, 2_048]],
])('a picture %i pixels wide is kept in %o', (width, widths) => {
  expect(pictureWidths(width)).toEqual(widths);
});

test('a picture has one address for each width', () => {
  expect(pictureAddress('one', 640)).toBe('/pictures/one/640.webp');
});
