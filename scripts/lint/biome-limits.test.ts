import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { expect, it } from 'vitest';

/**
 * Lints one file with this project's configuration of Biome, and returns the rules that it breaks.
 */
function brokenRules(file: string, text: string): readonly string[] {
  const root = mkdtempSync(join(tmpdir(), 'rostrum-biome-'));
  try {
    for (const name of ['biome.json', '.gitignore', 'package.json']) copyFileSync(name, join(root, name));
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
    const { stdout } = spawnSync(
      process.execPath,
      [resolve('node_modules/@biomejs/biome/bin/biome'), 'lint', '--reporter=json', '--max-diagnostics=none', file],
      { cwd: root, encoding: 'utf8' },
    );
    const { diagnostics } = JSON.parse(stdout) as { diagnostics: readonly { category: string }[] };
    return [...new Set(diagnostics.map(({ category }) => category.replace(/^lint\/\w+\//, '')))];
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

const lines = (count: number, text: (n: number) => string) =>
  Array.from({ length: count }, (_, n) => text(n)).join('\n');
const assignments = (count: number) =>
  `export function f(a: number[]) {\n${lines(count, (n) => `a[${n}] = ${n};`)}\n}\n`;

it('accepts an ordinary file', () => {
  expect(brokenRules('server/lot-queue.ts', 'export const one = 1;\n')).toEqual([]);
});

it('rejects a promise that nothing waits for', () => {
  const text = 'async function f(): Promise<void> {}\nexport function g(): void {\n  f();\n}\n';
  expect(brokenRules('server/a.ts', text)).toEqual(['noFloatingPromises']);
});

it.each(['server/lotQueue.ts', 'server/LotQueue.ts', 'server/lot_queue.ts'])('rejects the file name %s', (file) => {
  expect(brokenRules(file, 'export const one = 1;\n')).toEqual(['useFilenamingConvention']);
});

it.each(['app/[slug]/not-found.ts', 'server/lot-queue.int.test.ts'])('accepts the file name %s', (file) => {
  expect(brokenRules(file, 'export const one = 1;\n')).toEqual([]);
});

it('rejects a function of more than 60 lines, except in test code', () => {
  expect(brokenRules('server/a.ts', assignments(58))).toEqual([]);
  expect(brokenRules('server/a.ts', assignments(61))).toEqual(['noExcessiveLinesPerFunction']);
  expect(brokenRules('server/testing/a.ts', assignments(61))).toEqual([]);
});

it('rejects a function whose cognitive complexity is above 15, also in test code', () => {
  const conditions = `${'if (n > 1) {\n'.repeat(6)}return 1;\n${'}\n'.repeat(6)}`;
  const nested = `export function f(n: number): number {\n${conditions}return 0;\n}\n`;
  expect(brokenRules('server/a.ts', nested)).toEqual(['noExcessiveCognitiveComplexity']);
  expect(brokenRules('server/testing/a.ts', nested)).toEqual(['noExcessiveCognitiveComplexity']);
});

it('rejects a file of more than 250 lines, except a test', () => {
  const text = `${lines(251, (n) => `export const a${n} = ${n};`)}\n`;
  expect(brokenRules('server/a.ts', text)).toEqual(['noExcessiveLinesPerFile']);
  expect(brokenRules('server/a.test.ts', text)).toEqual([]);
});
