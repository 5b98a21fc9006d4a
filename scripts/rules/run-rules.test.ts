// Runs the program on the trade's worked examples and on invalid files.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test, vi } from 'vitest';

// Each call starts a process, which may be slow on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const root = join(import.meta.dirname, '..', '..');
const program = join(root, 'scripts', 'launch.mjs');
const cases = join(root, 'auction', 'cases');
const folder = mkdtempSync(join(tmpdir(), 'rules-'));
afterAll(() => rmSync(folder, { recursive: true }));

type Expected = Readonly<Record<string, { readonly states: readonly object[]; readonly bids?: readonly object[] }>>;
type Line = { readonly id: string; readonly states: readonly object[]; readonly bids: readonly object[] };

const readJson = <T>(file: string): T => JSON.parse(readFileSync(join(cases, file), 'utf8')) as T;
const rules = (...args: string[]) => spawnSync(process.execPath, [program, 'rules', ...args], { encoding: 'utf8' });

describe('the worked examples', () => {
  const written = readJson<readonly { id: string; note: string }[]>('worked-examples.json');
  const expected = readJson<Expected>('worked-examples.expected.json');
  const printed = execFileSync(process.execPath, [program, 'rules', join(cases, 'worked-examples.json')], {
    encoding: 'utf8',
  });
  const lines = printed
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);

  test('are printed one per line, in order', () => {
    expect(lines.map(({ id }) => id)).toEqual(written.map(({ id }) => id));
    expect(Object.keys(expected)).toEqual(written.map(({ id }) => id));
  });

  test.each(written.map(({ id, note }) => [id, note] as const))('%s gives the published result (%s)', (id) => {
    const line = lines.find((one) => one.id === id);
    const { states, bids } = expected[id] ?? { states: [] };
    expect(line?.states).toHaveLength(states.length);
    expect(line).toMatchObject(bids ? { states, bids } : { states });
  });
});

describe('a state', () => {
  test('has the documented fields, amounts with the currency’s decimals, and times in the form of the case', () => {
    const file = join(folder, 'yen.json');
    const terms = {
      currency: 'JPY',
      increments: 'whatnot',
      openingBid: '900',
      closesAt: 60.5,
      softClose: { mode: 'add', extension: 10 },
    };
    writeFileSync(file, JSON.stringify({ id: 'yen', terms, commands: [{ at: 55, by: 'A', bid: '900' }] }));
    const { stdout, status } = rules(file);
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toEqual({
      id: 'yen',
      states: [
        {
          accepted: true,
          code: null,
          currentBid: '900',
          leader: 'A',
          askingBid: '910',
          reserve: 'none',
          closesAt: 70.5,
          status: 'open',
        },
      ],
      bids: [{ by: 'A', amount: '900', auto: false }],
    });
  });

  test('has its times in the zone of the case’s instants', () => {
    const file = join(folder, 'zone.json');
    const terms = { currency: 'GBP', increments: 'artsy', openingBid: '50', closesAt: '2026-11-24T20:00:00+05:30' };
    const softClose = { mode: 'reset', extension: 90 };
    const commands = [{ at: '2026-11-24T14:29:00Z', by: 'A', bid: '50' }];
    writeFileSync(file, JSON.stringify({ id: 'zone', terms: { ...terms, softClose }, commands }));
    expect(JSON.parse(rules(file).stdout)).toMatchObject({ states: [{ closesAt: '2026-11-24T20:00:30+05:30' }] });
  });
});

describe('an invalid file', () => {
  test.each<[string, string, RegExp]>([
    ['is not JSON', '{ "id": ', /not JSON/],
    [
      'has a valid case before an invalid one',
      '[{"id":"good","terms":{"currency":"GBP","increments":"artsy","openingBid":"50","closesAt":9},"commands":[]},{}]',
      /\$\[1\]\.id/,
    ],
    ['has no terms', '{"id":"x","commands":[]}', /\$\.terms/],
  ])('that %s: prints place and reason on stderr only, and exits with status 2', (_what, text, problem) => {
    const file = join(folder, 'bad.json');
    writeFileSync(file, text);
    const { status, stdout, stderr } = rules(file);
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toMatch(problem);
    expect(stderr).toContain('bad.json');
  });

  test('that does not exist: prints an error and exits with status 2', () => {
    const { status, stdout, stderr } = rules(join(folder, 'nowhere.json'));
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/nowhere\.json: cannot be read/);
  });

  test('that is not named: prints the usage and exits with status 2', () => {
    const { status, stdout, stderr } = rules();
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/usage: npm run rules -- FILE/);
  });
});
