// `npm run two-nodes -- COMMAND…`: opens two nodes behind nginx while a command runs, which finds
// their URL in E2E_URL and their database in DATABASE_URL. Exits with the code of the command.
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { makeTemporaryFolder } from '#server/store/testing/temporary-folder.ts';
import { openTwoNodes } from '#server/testing/two-nodes.ts';

const [command, ...commandArguments] = process.argv.slice(2);
if (!command) {
  console.error('Usage: npm run two-nodes -- COMMAND [arguments]');
  process.exit(2);
}
const folder = makeTemporaryFolder('two-nodes');
const twoNodes = await openTwoNodes(folder);
console.log(`Two nodes at ${twoNodes.nodes.map(({ at }) => at).join(' and ')}, behind ${twoNodes.url}`);
const child = spawn(command, commandArguments, {
  stdio: 'inherit',
  env: {
    ...process.env,
    E2E_URL: twoNodes.url,
    DATABASE_URL: twoNodes.databaseUrl,
    ROSTRUM_FOLDER: folder,
    ROSTRUM_URL: twoNodes.url,
  },
});
const exitCode = await new Promise<number>((resolve) => {
  child.once('error', () => resolve(127));
  child.once('exit', (code) => resolve(code ?? 1));
});
await twoNodes.close();
rmSync(folder, { recursive: true, force: true });
process.exit(exitCode);
