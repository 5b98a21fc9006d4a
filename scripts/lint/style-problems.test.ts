import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listSources } from './source-files.ts';
import { crowdedFolders, nameProblems, widthProblems } from './style-problems.ts';

describe('line widths', () => {
  it('accepts code of 120 columns and rejects a longer line, with its number', () => {
    const code = `const a = '${'x'.repeat(107)}';`;
    expect(widthProblems('a.ts', code)).toEqual([]);
    expect(widthProblems('a.ts', `\n${code} `)).toEqual(['a.ts:2: 121 columns, at most 120']);
  });

  it.each(['// ', '  // ', '/** ', ' * ', '  {/* '])(
    'rejects a comment over 100 columns that begins with %j',
    (start) => {
      expect(widthProblems('a.tsx', start.padEnd(100, 'x'))).toEqual([]);
      expect(widthProblems('a.tsx', start.padEnd(101, 'x'))).toEqual([
        'a.tsx:1: 101 columns, at most 100 in a comment',
      ]);
    },
  );

  it('accepts a string without a space on a line of its own, and no other long string', () => {
    expect(widthProblems('a.ts', `  '${'U+0100,'.repeat(30)}',`)).toEqual([]);
    expect(widthProblems('a.ts', `  '${'two words '.repeat(20)}',`)).toHaveLength(1);
    expect(widthProblems('a.ts', `  value: '${'U+0100,'.repeat(30)}',`)).toHaveLength(1);
  });

  it('counts characters, not UTF-16 units, and accepts a long address on a line of its own', () => {
    expect(widthProblems('a.ts', `// ${'🔨'.repeat(97)}`)).toEqual([]);
    expect(widthProblems('a.ts', ` * https://example.org/${'x'.repeat(120)}`)).toEqual([]);
  });
});

describe('names', () => {
  it.each(['server/utils.ts', 'app/helpers.tsx', 'auction/lib.test.ts', 'bench/misc.mjs'])('rejects %s', (path) => {
    expect(nameProblems([path], [])).toEqual([`${path}: a name that says nothing about what is inside`]);
  });

  it('rejects a folder with a vague name', () => {
    expect(nameProblems([], ['server/common'])).toHaveLength(1);
  });

  it.each(['Server', 'server/saleRoom', 'server/sale_room', 'app/[Slug]'])('rejects the folder name %s', (folder) => {
    expect(nameProblems([], [folder])).toEqual([`${folder}: folders are named in kebab-case`]);
  });

  it('accepts kebab-case, the folders that Next gives a meaning, and migrations', () => {
    const folders = [
      'my-bids',
      'app/[lotNumber]',
      'app/[...all]',
      'app/(account)',
      '.ci',
      'm/20261124000000_audit_log',
    ];
    expect(nameProblems(['app/not-found.tsx', 'server/common-password.ts'], folders)).toEqual([]);
  });
});

describe('crowded folders', () => {
  const files = (folder: string, count: number, ending = 'ts') =>
    Array.from({ length: count }, (_, n) => `${folder}/file-${n}.${ending}`);

  it('rejects a folder of 25 files, not counting tests and style sheets', () => {
    const tests = [...files('server/store', 9, 'test.ts'), ...files('server/store', 9, 'module.css')];
    expect(crowdedFolders([...files('server/store', 24), ...tests])).toEqual([]);
    expect(crowdedFolders(files('server/store', 25))).toEqual(['server/store: 25 files at one level, at most 24']);
  });

  it('accepts more files in the rules and in the design system', () => {
    expect(crowdedFolders([...files('auction', 50), ...files('components/ui', 50)])).toEqual([]);
  });
});

it('lists source files and folders, without what is installed or generated', () => {
  const root = mkdtempSync(join(tmpdir(), 'rostrum-sources-'));
  try {
    for (const folder of ['auction', 'node_modules/zod', 'server/store/generated', '.next-test']) {
      mkdirSync(join(root, folder), { recursive: true });
      writeFileSync(join(root, folder, 'file.ts'), '');
      writeFileSync(join(root, folder, 'picture.webp'), '');
    }
    expect(listSources(root)).toEqual({ files: ['auction/file.ts'], folders: ['auction', 'server', 'server/store'] });
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
});
