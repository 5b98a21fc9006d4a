import { execFile } from 'node:child_process';
import { cpSync, rmSync } from 'node:fs';
import { promisify } from 'node:util';
import { benchPath } from './start-program.ts';

/**
 * Builds a copy of the bare Next app from scratch. Returns its folder; rejects with the output of a
 * failed build.
 */
export async function buildBareNext(): Promise<string> {
  const folder = benchPath('../.rostrum/bench/bare-next');
  rmSync(folder, { recursive: true, force: true });
  cpSync(benchPath('contenders/bare-next'), folder, { recursive: true });
  await promisify(execFile)(process.execPath, [benchPath('../node_modules/next/dist/bin/next'), 'build'], {
    cwd: folder,
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
  });
  return folder;
}
