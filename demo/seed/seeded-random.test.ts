import { expect, it } from 'vitest';
import { seededRandom } from './seeded-random.ts';

it('the same name gives the same chance, another name another', () => {
  const draws = (name: string) => Array.from({ length: 8 }, seededRandom(name).next);
  expect(draws('lot 12')).toEqual(draws('lot 12'));
  expect(draws('lot 12')).not.toEqual(draws('lot 13'));
});

it('draws are even, whole numbers include both ends, normal ones have deviation one', () => {
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
