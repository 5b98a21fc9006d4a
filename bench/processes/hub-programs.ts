import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { benchPath } from './start-program.ts';

/** A contender cannot run on this machine. It is left out and reported. */
export class ContenderUnavailable extends Error {
  override name = 'ContenderUnavailable';
}

/**
 * Builds the Go hub with the installed Go and the libraries of the system's packages, without
 * network. Returns the path of the executable; throws ContenderUnavailable when it cannot be built.
 */
export function buildGoHub(): string {
  const executable = join(process.cwd(), '.rostrum', 'bench', 'go-hub');
  mkdirSync(dirname(executable), { recursive: true });
  const build = spawnSync('go', ['build', '-o', executable, '.'], {
    cwd: benchPath('contenders/go-hub'),
    env: { GOPATH: '/usr/share/gocode', ...process.env, GO111MODULE: 'off' },
    encoding: 'utf8',
  });
  if (build.error) throw new ContenderUnavailable('go is not installed');
  if (build.status !== 0)
    throw new ContenderUnavailable(`the Go hub does not build: ${build.stderr.trim().split('\n').at(-1)}`);
  return executable;
}

const BUN_PACKAGE = '@oven/bun-linux-x64@1.4.5';

/**
 * Installs Bun from npm into npm's cache on the first use: it is too large to be a dependency.
 * Returns the path of the executable; throws ContenderUnavailable when it cannot run here.
 */
export function installBun(): string {
  const npm = spawnSync('npm', ['exec', '--yes', `--package=${BUN_PACKAGE}`, '-c', 'echo "$PATH"'], {
    encoding: 'utf8',
    timeout: 120_000,
  });
  const bin = npm.stdout?.split(':').find((folder) => folder.includes('_npx'));
  if (npm.status !== 0 || !bin) throw new ContenderUnavailable('bun cannot be installed from npm');
  const executable = join(bin, '..', '@oven', 'bun-linux-x64', 'bin', 'bun');
  if (spawnSync(executable, ['--version']).status !== 0) throw new ContenderUnavailable('bun does not run here');
  return executable;
}
