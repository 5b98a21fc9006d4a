import { join } from 'node:path';
import { ALL_FAULTS } from './faults/all-faults.ts';
import { recordRun } from './record-run.ts';

const names = process.argv[2]?.split(',');
const seed = 1;
await recordRun({
  seed,
  faults: names ? ALL_FAULTS.filter(({ name }) => names.includes(name)) : ALL_FAULTS,
  folder: join(process.cwd(), 'runs', `t-${Date.now()}`),
  say: console.log,
});
process.exit();
