import { expect, it } from 'vitest';
import { seededRandom } from './seeded-random.ts';

it('gives the same numbers for the same seed, and others for another seed', () => {
  const draws = (seed: string | number) => Array.from({ length: 8 }, seededRandom(seed).next);
  expect(draws('lot 12')).toEqual(draws('lot 12'));
  expect(draws('lot 12')).not.toEqual(draws('lot 13'));
  expect(draws(12)).not.toEqual(draws(13));
});

it('draws evenly, with whole numbers that include both ends and normal ones of deviation one', () => {
  const random = seededRandom('dice');
  const throws = Array.from({ length: 6_000 }, () => random.whole(1, 6));
  for (const face of [1, 2, 3, 4, 5, 6]) expect(throws.filter((shown) => shown === face).length).toBeGreaterThan(850);
  expect(Math.min(...throws)).toBe(1);
  expect(Math.max(...throws)).toBe(6);
  const normals = Array.from({ length: 6_000 }, random.normal);
  const mean = normals.reduce((sum, one) => sum + one, 0) / normals.length;
  const deviation = Math.sqrt(normals.reduce((sum, one) => sum + (one - mean) ** 2, 0) / normals.length);
  expect(Math.abs(mean)).toBeLessThan(0.06);
  expect(Math.abs(deviation - 1)).toBeLessThan(0.06);
});

it('draws below an end, hexadecimal digits, and one of several', () => {
  const random = seededRandom(7);
  const drawn = new Set(Array.from({ length: 200 }, () => random.below(4)));
  expect([...drawn].sort()).toEqual([0, 1, 2, 3]);
  expect(random.hex(16)).toMatch(/^[0-9a-f]{16}$/);
  expect(['a', 'b']).toContain(random.pick(['a', 'b']));
  expect(() => random.pick([])).toThrow(RangeError);
});
