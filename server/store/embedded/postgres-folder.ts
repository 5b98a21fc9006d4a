import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { StoreLogger } from '../store-logger.ts';
import { canUse, chooseAccount, type PostgresAccount } from './postgres-account.ts';
import { type PostgresBinaries, PostgresUnavailable, prepareBinaries } from './postgres-binaries.ts';

/**
 * Where PostgreSQL runs, and as which user. `folder` holds the cluster (`data`) and the server's
 * log.
 */
export type PostgresLocation = {
  readonly folder: string;
  readonly account: PostgresAccount;
  readonly binaries: PostgresBinaries;
};

/** For data and programs that the user "postgres" could not reach in root's home. */
const SHARED_FOLDER = '/var/lib/rostrum';

/** A file in the requested folder that contains the path where the data is instead. */
const POINTER = 'moved-to';

/**
 * Chooses folder, user and binaries. When root starts Rostrum from a folder that only root can
 * enter (a checkout in /root), it copies the programs and puts the data under /var/lib/rostrum, and
 * leaves a pointer file in the requested folder. Throws PostgresUnavailable.
 */
export function locatePostgres(requested: string, binaries: PostgresBinaries, log: StoreLogger): PostgresLocation {
  const pointer = join(requested, POINTER);
  const folder = existsSync(pointer) ? readPointer(pointer) : requested;
  const account = chooseAccount(join(folder, 'data'));
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (account === null) return { folder, account, binaries: requireReadable(binaries) };
  const usable = canUse(account, binaries.postgres) ? binaries : copyBinaries(binaries);
  chownSync(folder, account.uid, account.gid);
  if (canUse(account, folder)) return { folder, account, binaries: usable };

  const shared = join(SHARED_FOLDER, `house-${randomBytes(6).toString('hex')}`);
  mkdirSync(SHARED_FOLDER, { recursive: true, mode: 0o755 });
  mkdirSync(shared, { mode: 0o700 });
  chownSync(shared, account.uid, account.gid);
  if (!canUse(account, shared))
    throw new PostgresUnavailable(
      `Started by root, PostgreSQL runs as another user (uid ${account.uid}), ` +
        `which can enter neither ${requested} nor ${shared}. ` +
        `Move Rostrum to a folder that others may enter, start it as another user than root, or set DATABASE_URL.`,
    );
  writeFileSync(pointer, `${shared}\n`);
  log.warn({ requested, folder: shared }, 'only root can enter the data folder: the database is in another folder');
  return { folder: shared, account, binaries: usable };
}

function readPointer(pointer: string): string {
  const folder = readFileSync(pointer, 'utf8').trim();
  if (existsSync(folder)) return folder;
  throw new PostgresUnavailable(
    `${pointer} points to the database in ${folder}, which does not exist. ` +
      `Restore that folder, or delete ${pointer} to start with an empty database.`,
  );
}

/**
 * Throws early when the binaries cannot be read; starting the server would give a less clear error.
 */
function requireReadable(binaries: PostgresBinaries): PostgresBinaries {
  statSync(binaries.postgres);
  return binaries;
}

function copyBinaries(binaries: PostgresBinaries): PostgresBinaries {
  const home = join(SHARED_FOLDER, `postgresql-${binaries.version}`);
  if (!existsSync(home)) {
    mkdirSync(SHARED_FOLDER, { recursive: true, mode: 0o755 });
    const copy = `${home}.${randomBytes(6).toString('hex')}`;
    cpSync(binaries.home, copy, { recursive: true, verbatimSymlinks: true });
    makeReadable(copy);
    try {
      renameSync(copy, home);
    } catch (fault) {
      rmSync(copy, { recursive: true });
      if (!existsSync(home)) throw fault; // Otherwise another process has made the copy.
    }
  }
  return prepareBinaries(home, binaries.version);
}

function makeReadable(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) makeReadable(path);
    else if (entry.isFile()) chmodSync(path, statSync(path).mode | 0o444);
  }
}
