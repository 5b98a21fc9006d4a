import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { allExtensions, cruise, type ICruiseResult, type IModule, type IViolation } from 'dependency-cruiser';
import { layerRules } from './layer-rules.ts';
import { exceptions, layers } from './layer-table.ts';

/** What the check found: how many source files it read, and one line for each broken rule. */
export type LayerReport = {
  readonly files: number;
  readonly violations: readonly string[];
  /** Exceptions of the table that no import needs. */
  readonly unusedExceptions: readonly string[];
};

const otherSources = [
  'docs/example-client',
  'instrumentation-client.ts',
  'next.config.js',
  'playwright.config.ts',
  'prisma.config.ts',
  'vitest.config.ts',
];

/**
 * Reads the imports of every source file below `root` (type imports too) and checks them against
 * the layers.
 */
export async function findViolations(root: string): Promise<LayerReport> {
  // dependency-cruiser skips files that it cannot parse, and would then find nothing wrong.
  if (!allExtensions.some(({ extension, available }) => extension === '.tsx' && available)) {
    throw new Error('dependency-cruiser found no TypeScript compiler that it can use (npm package "typescript", 6).');
  }
  const folders = new Set(layers.map(({ folder }) => folder.split('/')[0] ?? folder));
  const { output } = await cruise(
    [...folders, ...otherSources].filter((path) => existsSync(join(root, path))),
    {
      baseDir: root,
      validate: true,
      ruleSet: layerRules,
      tsPreCompilationDeps: true,
      doNotFollow: { path: '(^|/)node_modules/' },
      exclude: { path: ['^server/store/generated/', '(^|/)\\.next[^/]*/'] },
    },
    {
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.d.ts'],
      exportsFields: ['exports'],
      conditionNames: ['node', 'import', 'types'],
    },
  );
  const { modules, summary } = output as ICruiseResult;
  const files = modules.filter(({ followable, source }) => followable !== false && /\.(tsx?|m?js)$/.test(source));
  const violations = [...summary.violations.map(describe), ...modules.flatMap(importsWithoutEnding)];
  return { files: files.length, violations: [...new Set(violations)], unusedExceptions: unusedExceptions(modules) };
}

function describe({ from, to, rule, cycle, via }: IViolation): string {
  const comment = layerRules.forbidden?.find(({ name }) => name === rule.name)?.comment ?? '';
  const path = (cycle ?? via)?.map(({ name }) => name) ?? [to];
  return `${rule.name}: ${[from, ...path].join(' → ')} (${comment})`;
}

/**
 * Node finds a file by its whole name only; dependency-cruiser and TypeScript also find it without
 * its ending.
 */
function importsWithoutEnding({ source, dependencies }: IModule): string[] {
  return dependencies
    .filter(({ module, followable }) => followable && !/\.\w+$/.test(module))
    .map(({ module }) => `no-ending: ${source} → ${module} (imports name the file with its ending)`);
}

function unusedExceptions(modules: readonly IModule[]): string[] {
  const isUsed = (from: string, to: string) =>
    modules
      .filter(({ source }) => source === from)
      .some(({ dependencies }) => dependencies.some(({ module, resolved }) => resolved === to || module === to));
  return exceptions.filter(({ from, to }) => !isUsed(from, to)).map(({ from, to }) => `${from} → ${to}`);
}
