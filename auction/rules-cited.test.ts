// Compares RULES.md with the test titles: fails for an implemented rule without a test, and for a
// test that cites an unknown rule.
import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const here = import.meta.dirname;
const rules = readFileSync(`${here}/RULES.md`, 'utf8');

/**
 * "- **B4** …" and "**K1**, **K2**": every number that the rules gives, and whether the
 * paragraph reserves it.
 */
const paragraphs = rules
  .split(/\n(?=- \*\*|\*\*|\n|#)/)
  .filter((paragraph) => /^(- )?\*\*[A-Z]+\d+\*\*/.test(paragraph));
const numbersIn = (text: string) => [...text.matchAll(/\*\*([A-Z]+\d+)\*\*/g)].map(([, number = '']) => number);
const known = new Set(paragraphs.flatMap(numbersIn));
const reserved = new Set(paragraphs.filter((text) => /^[^.]*_reserved_/.test(text)).flatMap(numbersIn));

const titles = globSync(`${here}/**/*.test.ts`).flatMap((file) =>
  [...readFileSync(file, 'utf8').matchAll(/\[((?:[A-Z]+\d+)(?:, [A-Z]+\d+)*)\]['`]/g)].map(([, cited = '']) => cited),
);
const cited = new Set(titles.flatMap((title) => title.split(', ')));

test('reads the rules and the tests', () => {
  expect([...reserved].sort()).toEqual(['C7', 'K1', 'K2', 'K3', 'O3']);
  expect(known.size).toBeGreaterThan(30);
  expect(titles.length).toBeGreaterThan(100);
});

test('every implemented rule is cited by a test', () => {
  expect([...known].filter((number) => !reserved.has(number) && !cited.has(number))).toEqual([]);
});

test('every cited rule exists in the rules', () => {
  expect([...cited].filter((number) => !known.has(number))).toEqual([]);
});
