// `npm run two-nodes -- COMMAND…`: a house of two nodes behind nginx for as long as a command runs, which finds its address in E2E_URL and its
// database in DATABASE_URL. Ends with the command's own code.
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { makeTemporaryFolder } from '#server/store/testing/temporary-folder.ts';
import { openTwoNodes } from '#server/testing/two-nodes.ts';

const [command, ...rest] = process.argv.slice(2);
if (!command) {
  console.error('Usage: npm run two-nodes -- COMMAND [arguments]');
  process.exit(2);
}
const folder = makeTemporaryFolder('two-nodes');
const house = await openTwoNodes(folder);
console.log(`Two nodes at ${house.nodes.map(({ at }) => at).join(' and ')}, behind ${house.url}`);
const child = spawn(command, rest, {
  stdio: 'inherit',
  env: {
    ...process.env,
    E2E_URL: house.url,
    DATABASE_URL: house.databaseUrl,
    ROSTRUM_FOLDER: folder,
    ROSTRUM_URL: house.url,
  },
});
const code = await new Promise<number>((resolve) => {
  child.once('error', () => resolve(127));
  child.once('exit', (ended) => resolve(ended ?? 1));
});
await house.close();
rmSync(folder, { recursive: true, force: true });
process.exit(code);
