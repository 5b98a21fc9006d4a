// RULES.md and the tests are held together: a rule that is built and not proved fails here, and so does a test that cites a rule there is not.
import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const here = import.meta.dirname;
const rulebook = readFileSync(`${here}/RULES.md`, 'utf8');

/** "- **B4** …" and "**K1**, **K2**": every number that the rulebook gives, and whether the paragraph reserves it. */
const paragraphs = rulebook
  .split(/\n(?=- \*\*|\*\*|\n|#)/)
  .filter((paragraph) => /^(- )?\*\*[A-Z]+\d+\*\*/.test(paragraph));
const numbersIn = (text: string) => [...text.matchAll(/\*\*([A-Z]+\d+)\*\*/g)].map(([, number = '']) => number);
const known = new Set(paragraphs.flatMap(numbersIn));
const reserved = new Set(paragraphs.filter((text) => /^[^.]*_reserved_/.test(text)).flatMap(numbersIn));

const titles = globSync(`${here}/**/*.test.ts`).flatMap((file) =>
  [...readFileSync(file, 'utf8').matchAll(/\[((?:[A-Z]+\d+)(?:, [A-Z]+\d+)*)\]['`]/g)].map(([, cited = '']) => cited),
);
const cited = new Set(titles.flatMap((title) => title.split(', ')));

test('the rulebook and the tests were both read', () => {
  expect([...reserved].sort()).toEqual(['C7', 'K1', 'K2', 'K3', 'O3']);
  expect(known.size).toBeGreaterThan(30);
  expect(titles.length).toBeGreaterThan(100);
});

test('every rule that is built is proved by a test that cites it', () => {
  expect([...known].filter((number) => !reserved.has(number) && !cited.has(number))).toEqual([]);
});

test('no test cites a rule that the rulebook does not have', () => {
  expect([...cited].filter((number) => !known.has(number))).toEqual([]);
});
