import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEmptyDatabase, type TestDatabase } from '../testing/test-database.ts';
import { binaryArray, type Cell, type ColumnType } from './binary-array.ts';

describe('arrays in PostgreSQL’s binary format', () => {
  let database: TestDatabase;
  let pool: pg.Pool;
  beforeAll(async () => {
    database = await createEmptyDatabase();
    pool = new pg.Pool({ connectionString: database.url, max: 1 });
  });
  afterAll(async () => {
    await pool.end();
    await database.drop();
  });

  const columns: readonly [ColumnType, readonly Cell[]][] = [
    ['uuid', ['0193a3c5-7c5e-7c3a-8f00-00000000abcd', null, 'ffffffff-ffff-4fff-bfff-ffffffffffff']],
    ['text', ['', 'plain', null, 'quote " comma , brace { } back \\ slash', 'é ₤ 競売 🔨', 'null', 'NULL']],
    ['jsonb', ['{"a": [1, "é"]}', null, 'null', '"text"']],
    ['int4', [0, -1, null, 2_147_483_647]],
    ['int8', [0, 1, null, 4_294_967_295, 4_294_967_296, Number.MAX_SAFE_INTEGER]],
    ['float8', [0, -1.5, null, 1_795_491_517_419.374]],
    ['bool', [true, null, false]],
    ['text', []],
  ];
  it.each(columns)('a column of %s is read back unchanged', async (type, cells) => {
    const { rows } = await pool.query(
      `SELECT coalesce(array_agg(cell::text ORDER BY place), '{}') AS cells
       FROM unnest($1::${type}[]) WITH ORDINALITY AS sent(cell, place)`,
      [binaryArray(type, cells)],
    );
    expect(rows[0]?.cells).toEqual(cells.map((cell) => (cell === null ? null : String(cell))));
  });

  it('rejects an invalid uuid and a number that is not a safe integer', () => {
    for (const text of ['', 'no id', '0193a3c5-7c5e-7c3a-8f00-00000000abc', '0193a3c5-7c5e-7c3a-8f00-00000000abcg'])
      expect(() => binaryArray('uuid', [text])).toThrow(TypeError);
    for (const number of [-1, 1.5, Number.NaN, 2 ** 53]) expect(() => binaryArray('int8', [number])).toThrow(TypeError);
  });
});
