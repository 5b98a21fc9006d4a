import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { demoAuctions, quarterHourSale } from '../seed/house/demo-auctions.ts';
import type { LotPicture, View } from './lot-picture.ts';
import { takePicture } from './take-picture.ts';

const small = { width: 64, height: 80 };
// Much arithmetic; a busy machine takes its time over it.
const patient = { timeout: 60_000 };
const print = async (picture: LotPicture, view: View, name: string) => {
  const { pixels } = await takePicture(picture, view, name, small);
  return createHash('sha256').update(pixels).digest('hex');
};
const oneOf = (kind: LotPicture['kind']): LotPicture => {
  const lot = [...demoAuctions, quarterHourSale]
    .flatMap(({ lots }) => lots)
    .find(({ picture }) => picture.kind === kind);
  if (!lot) throw new Error(`the house has no ${kind}`);
  return lot.picture;
};
const kinds = ['ceramics', 'glass', 'watch', 'pocket-watch', 'clock', 'oil', 'print'] as const;

it.each(kinds)(
  '%s: the same piece is always the same picture, and another piece another one',
  patient,
  async (kind) => {
    const picture = oneOf(kind);
    expect(await print(picture, 'whole', 'this piece')).toBe(await print(picture, 'whole', 'this piece'));
    expect(await print(picture, 'whole', 'this piece')).not.toBe(await print(picture, 'whole', 'that piece'));
  },
);

it.each(kinds)('%s: a view shows something, and another view something else', patient, async (kind) => {
  const { pixels } = await takePicture(oneOf(kind), 'detail', 'a piece', small);
  expect(new Set(pixels).size).toBeGreaterThan(40);
  expect(await print(oneOf(kind), 'detail', 'a piece')).not.toBe(await print(oneOf(kind), 'whole', 'a piece'));
});
