import type { IFlattenedRuleSet, IRegularForbiddenRuleType } from 'dependency-cruiser';
import { exceptions, type Layer, layers, productFolders, runByNode, testCode } from './layer-table.ts';

type Rule = NonNullable<IFlattenedRuleSet['forbidden']>[number];

const npm = ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-no-pkg', 'npm-unknown'] as const;
const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** The pattern of the files that a folder, a file or a `folder/*` of the table stands for. */
function pathPattern(path: string): string {
  if (path.endsWith('/*')) return `^${escaped(path.slice(0, -1))}[^/]+$`;
  return /\.\w+$/.test(path) ? `^${escaped(path)}$` : `^${escaped(path)}/`;
}

const packagePattern = (name: string) => `^node_modules/(@types/)?${escaped(name)}/`;
const isPath = (to: string) => /\.tsx?$/.test(to);
const repositoryFolders = `^(${[...new Set(layers.map(({ folder }) => folder.split('/')[0]))].join('|')})/`;

/**
 * Files of a layer that the table decides on: no test code, and nothing that a longer folder
 * claims.
 */
function filesOf({ folder }: Layer): { path: string; pathNot: string[] } {
  const nested = layers.filter((other) => other.folder !== folder && other.folder.startsWith(`${folder}/`));
  return { path: pathPattern(folder), pathNot: [...nested.map((other) => pathPattern(other.folder)), ...testCode] };
}

const isTool = ({ folder }: Layer) => !productFolders.some((product) => folder.startsWith(product));

/**
 * What files of a layer may not import, with `more` (paths or packages) allowed beyond the table.
 */
function rulesOf(layer: Layer, name: string, from: Rule['from'], more: readonly string[] = []): Rule[] {
  const paths = [layer.folder, ...layer.mayImport, ...more.filter(isPath)].map(pathPattern);
  const packages = [...layer.packages, ...more.filter((to) => !isPath(to))];
  const found: IRegularForbiddenRuleType[] = [
    {
      name: `${name}-imports`,
      severity: 'error',
      comment: `${layer.folder} may import ${layer.mayImport.join(', ') || 'only itself'}`,
      from,
      to: { path: repositoryFolders, pathNot: isTool(layer) ? [...paths, ...testCode] : paths },
    },
  ];
  if (!packages.includes('*')) {
    found.push({
      name: `${name}-packages`,
      severity: 'error',
      comment: `${layer.folder} may use ${packages.join(', ') || 'no package'}`,
      from,
      to: { dependencyTypes: [...npm], pathNot: packages.map(packagePattern) },
    });
  }
  if (!packages.includes('node:')) {
    found.push({
      name: `${name}-built-ins`,
      severity: 'error',
      comment: `${layer.folder} may not use Node’s built-in modules`,
      from,
      to: { dependencyTypes: ['core'] },
    });
  }
  return found;
}

function tableRules(): Rule[] {
  return layers.flatMap((layer) => {
    const from = filesOf(layer);
    const exceptional = [...new Set(exceptions.map((exception) => exception.from))].filter(
      (file) => new RegExp(from.path).test(file) && !from.pathNot.some((pattern) => new RegExp(pattern).test(file)),
    );
    const ordinary = rulesOf(layer, layer.folder, {
      path: from.path,
      pathNot: [...from.pathNot, ...exceptional.map(pathPattern)],
    });
    const others = exceptional.flatMap((file) => {
      const more = exceptions.filter((exception) => exception.from === file).map(({ to }) => to);
      return rulesOf(layer, file, { path: pathPattern(file) }, more);
    });
    return [...ordinary, ...others];
  });
}

/** Rules that hold in every layer, tests included unless the rule says otherwise. */
const commonRules: readonly Rule[] = [
  {
    name: 'product-imports-no-test-code',
    severity: 'error',
    comment: 'what ships never imports test code, proofs, benchmarks or the demonstration',
    from: { path: `^(${productFolders.join('|')})/`, pathNot: [...testCode, '^prisma/seed\\.ts$'] },
    to: { path: [...testCode, '^(demo|proof|bench|e2e|scripts)/'] },
  },
  {
    name: 'unknown-layer',
    severity: 'error',
    comment: 'every folder that is imported has a row in the table',
    from: { path: repositoryFolders, pathNot: [...layers.map(({ folder }) => pathPattern(folder)), ...testCode] },
    to: {},
  },
  {
    name: 'unresolvable',
    severity: 'error',
    comment: 'the file or package is not there; imports name the file with its ending',
    from: {},
    to: { couldNotResolve: true },
  },
  { name: 'cycle', severity: 'error', comment: 'files that import each other', from: {}, to: { circular: true } },
  {
    name: 'tsx-in-node',
    severity: 'error',
    comment: 'Node cannot load .tsx',
    from: { path: `^(${runByNode.join('|')})/`, pathNot: [...testCode, '\\.tsx$'] },
    to: { reachable: true, path: '\\.tsx$' },
  },
];

/** The rules of the table and the common ones, as dependency-cruiser reads them. */
export const layerRules: IFlattenedRuleSet = { forbidden: [...tableRules(), ...commonRules] };
