import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CLAIMS, CLAIMS_PROVED_BY_TESTS } from './claims.ts';

describe('a claim that no checker proves', () => {
  it.each(CLAIMS_PROVED_BY_TESTS)('$id is proved by tests that cite it', ({ id, tests }) => {
    for (const file of tests) expect(readFileSync(file, 'utf8'), file).toMatch(new RegExp(`\\[[^\\]]*\\b${id}\\b`));
  });

  it('has a number that no checker uses', () => {
    const checked = new Set<string>(Object.values(CLAIMS).map(({ id }) => id));
    expect(CLAIMS_PROVED_BY_TESTS.filter(({ id }) => checked.has(id))).toEqual([]);
  });
});
