import { execFile } from 'node:child_process';
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const projectFolder = fileURLToPath(new URL('..', import.meta.url));

/** Builds the bare Next app in a folder of the bench's own, from scratch. Gives that folder; rejects with the build's words when it fails. */
export async function buildBareNext(): Promise<string> {
  const folder = join(projectFolder, '.rostrum', 'bench', 'bare-next');
  rmSync(folder, { recursive: true, force: true });
  cpSync(join(projectFolder, 'bench/contenders/bare-next'), folder, { recursive: true });
  await promisify(execFile)(process.execPath, [join(projectFolder, 'node_modules/next/dist/bin/next'), 'build'], {
    cwd: folder,
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
  });
  return folder;
}
