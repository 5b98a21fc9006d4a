// `npm run lint`: Biome, the checks of scripts/lint, and Knip (dead files, exports and
// dependencies). Runs all three, also after one has failed.
import { spawnSync } from 'node:child_process';
import process from 'node:process';

const checks = [
  ['Biome', 'node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '--max-diagnostics=200'],
  ['style', 'scripts/lint/check-style.ts'],
  ['Knip', 'node_modules/knip/bin/knip.js', '--no-progress'],
] as const;

let failed = 0;
for (const [name, ...command] of checks) {
  const { status } = spawnSync(process.execPath, command, { stdio: 'inherit' });
  if (status === 0) continue;
  failed += 1;
  console.error(`${name} failed.`);
}
process.exit(failed === 0 ? 0 : 1);
