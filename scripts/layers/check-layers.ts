// `npm run layers`: fails on an import that the rules of the house forbid, on a circle of imports, and on a .tsx that the server would have to load.
import { forbiddenImports, importCycles, tsxReachedFrom } from './find-violations.ts';
import { leadsSomewhere, readImportGraph } from './import-graph.ts';

const root = process.cwd();
const graph = readImportGraph(root);
const nowhere = [...graph].flatMap(([file, imports]) =>
  imports
    .filter(
      ({ to, kind }) =>
        kind === 'file' && !to.startsWith('server/store/generated') && !/\.(css|svg|js|woff2?|json)$/.test(to),
    )
    .filter(({ to }) => !leadsSomewhere(root, to))
    .map(({ to, line }) => `${file}:${line} imports ${to}, which is not there (imports name the file with its ending)`),
);
const violations = [
  ...nowhere,
  ...forbiddenImports(graph),
  ...importCycles(graph),
  ...tsxReachedFrom(graph, [
    'server/index.ts',
    'demo/run-demo.ts',
    'server/web/pages/pages-process.ts',
    'bench/run-bench.ts',
  ]),
];
for (const violation of violations) console.error(violation);
console.log(`${graph.size} files, ${violations.length} broken rules of the house`);
process.exit(violations.length ? 1 : 0);
