// Checks what Biome cannot: line widths, vague names, the case of folder names and crowded folders.
import { readFileSync } from 'node:fs';
import { listSources } from './source-files.ts';
import { crowdedFolders, nameProblems, widthProblems } from './style-problems.ts';

const { files, folders } = listSources('.');
const problems = [
  ...files.flatMap((file) => widthProblems(file, readFileSync(file, 'utf8'))),
  ...nameProblems(files, folders),
  ...crowdedFolders(files),
];
for (const problem of problems) console.error(problem);
console.log(`${files.length} files, ${problems.length} problems of style`);
process.exit(files.length === 0 || problems.length > 0 ? 1 : 0);
