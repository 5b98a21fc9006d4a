import { describe, expect, it } from 'vitest';
import { CannotVerify } from './cannot-verify.ts';
import { readArguments, USAGE } from './read-arguments.ts';

const HASH = 'a1'.repeat(32);

describe('the command line of npm run verify', () => {
  it('reads a file, with and without a receipt', () => {
    expect(readArguments(['--file', 'lot.json'])).toEqual({ kind: 'file', file: 'lot.json', receipt: null });
    expect(readArguments(['--file', 'lot.json', '--receipt', `4:${HASH}`])).toMatchObject({
      receipt: { seq: 4, hash: HASH },
    });
  });

  it('reads a database, with and without a lot', () => {
    expect(readArguments(['--db', 'postgres://x'])).toEqual({ kind: 'database', url: 'postgres://x', lotId: null });
    expect(readArguments(['--db', 'postgres://x', '--lot', 'L'])).toMatchObject({ lotId: 'L' });
  });

  it('reads --help', () => {
    expect(readArguments(['--help'])).toEqual({ kind: 'help' });
  });

  it.each([
    [[], USAGE],
    [['lot.json'], USAGE],
    [['--file', ''], USAGE],
    [['--db', 'house'], 'postgres://'],
    [['--db', ''], USAGE],
    [['--flie', 'lot.json'], "Unknown option '--flie'"],
    [['--file', 'lot.json', '--db', 'postgres://x'], USAGE],
    [['--db', 'postgres://x', '--receipt', `4:${HASH}`], USAGE],
    [['--file', 'lot.json', '--receipt', '4:9f2c'], 'SEQ:HASH'],
  ])('rejects %j and says what to change', (args, message) => {
    expect(() => readArguments(args)).toThrow(CannotVerify);
    expect(() => readArguments(args)).toThrow(message);
  });
});
