import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

/** One import of a file: another file of the project (path from its root), or a package. `line` counts from 1. */
export type Import = {
  readonly to: string;
  readonly kind: 'file' | 'package';
  readonly line: number;
  readonly typeOnly: boolean;
};
/** Every source file with what it imports. */
export type ImportGraph = ReadonlyMap<string, readonly Import[]>;

const skipped = new Set([
  'node_modules',
  '.next',
  '.rostrum',
  '.git',
  'generated',
  'test-results',
  'playwright-report',
]);
const statement =
  /(?:^|\n)[ \t]*(import|export)\s+(type\s+)?(?:[\w*\s{},$]+\s+from\s+)?['"]([^'"\n]+)['"]|\bimport\(\s*['"]([^'"\n]+)['"]\s*\)/g;

/** Reads the imports of every .ts, .tsx and .mjs file below the root. A path that leads nowhere is kept as it was written. */
export function readImportGraph(root: string): ImportGraph {
  const graph = new Map<string, Import[]>();
  for (const file of sourceFiles(root, root)) graph.set(file, importsOf(root, file));
  return graph;
}

function sourceFiles(root: string, folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (skipped.has(entry.name)) return [];
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sourceFiles(root, path);
    return /\.(tsx?|mjs)$/.test(entry.name) && !entry.name.endsWith('.d.ts') ? [relative(root, path)] : [];
  });
}

function importsOf(root: string, file: string): Import[] {
  const text = readFileSync(join(root, file), 'utf8');
  const found: Import[] = [];
  for (const match of text.matchAll(statement)) {
    const specifier = match[3] ?? match[4];
    if (!specifier) continue;
    const line = text.slice(0, match.index).split('\n').length + (match[0].startsWith('\n') ? 1 : 0);
    const typeOnly = match[2] !== undefined;
    if (specifier.startsWith('.')) {
      found.push({ to: relative(root, resolve(root, dirname(file), specifier)), kind: 'file', line, typeOnly });
    } else if (specifier.startsWith('#')) {
      found.push({ to: specifier.slice(1), kind: 'file', line, typeOnly });
    } else {
      found.push({ to: packageName(specifier), kind: 'package', line, typeOnly });
    }
  }
  return found;
}

function packageName(specifier: string): string {
  if (specifier.startsWith('node:')) return specifier;
  const parts = specifier.split('/');
  return specifier.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? specifier);
}

/** Says whether an import of a file leads to one that is there. */
export function leadsSomewhere(root: string, to: string): boolean {
  return existsSync(join(root, to));
}
