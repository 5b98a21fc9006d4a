import { expect, test } from 'vitest';
import { pictureAddress, pictureWidths } from './picture-address.ts';

test.each([
  [100, [320]],
  [320, [320]],
  [321, [320, 640]],
  [1_000, [320, 640, 1_280]],
  [5_000, [320, 640, 1_280, 2_048]],
])('a picture %i pixels wide is stored at widths %o', (width, widths) => {
  expect(pictureWidths(width)).toEqual(widths);
});

test('a picture has one address for each width', () => {
  expect(pictureAddress('one', 640)).toBe('/pictures/one/640.webp');
});
