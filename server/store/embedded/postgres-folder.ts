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

/** Where PostgreSQL runs, and as whom. `folder` holds the cluster under `data` and the server's log. */
export type PostgresLocation = {
  readonly folder: string;
  readonly account: PostgresAccount;
  readonly binaries: PostgresBinaries;
};

/** Where things go that the superuser's home would hide from the user "postgres". */
const OPEN_PLACES = '/var/lib/rostrum';

/** Names, in the folder that was asked for, the open place where the data is instead. */
const POINTER = 'moved-to';

/**
 * Settles folder, account and binaries. Started by root from a place that only root can enter (a checkout in /root), the programs are copied to, and
 * the data kept in, a folder under /var/lib/rostrum; a file in the asked-for folder says so. Throws PostgresUnavailable.
 */
export function locatePostgres(asked: string, binaries: PostgresBinaries, log: StoreLogger): PostgresLocation {
  const pointer = join(asked, POINTER);
  const folder = existsSync(pointer) ? follow(pointer) : asked;
  const account = chooseAccount(join(folder, 'data'));
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (account === null) return { folder, account, binaries: ownReach(binaries) };
  const reachable = canUse(account, binaries.postgres) ? binaries : copyBinaries(binaries);
  chownSync(folder, account.uid, account.gid);
  if (canUse(account, folder)) return { folder, account, binaries: reachable };

  const open = join(OPEN_PLACES, `house-${randomBytes(6).toString('hex')}`);
  mkdirSync(OPEN_PLACES, { recursive: true, mode: 0o755 });
  mkdirSync(open, { mode: 0o700 });
  chownSync(open, account.uid, account.gid);
  if (!canUse(account, open))
    throw new PostgresUnavailable(
      `Started by root, PostgreSQL runs as another user (uid ${account.uid}), who can enter neither ${asked} nor ${open}. ` +
        `Move Rostrum to a folder that others may enter, start it as a user of its own, or set DATABASE_URL.`,
    );
  writeFileSync(pointer, `${open}\n`);
  log.warn({ asked, open }, 'only root can enter the data folder, so the database is kept in an open place');
  return { folder: open, account, binaries: reachable };
}

function follow(pointer: string): string {
  const folder = readFileSync(pointer, 'utf8').trim();
  if (existsSync(folder)) return folder;
  throw new PostgresUnavailable(
    `${pointer} says that the database is in ${folder}, which is not there. Bring it back, or delete ${pointer} to begin with an empty house.`,
  );
}

/** A normal user reads what it installed itself; if not, the server would fail with less of an explanation. */
function ownReach(binaries: PostgresBinaries): PostgresBinaries {
  statSync(binaries.postgres);
  return binaries;
}

function copyBinaries(binaries: PostgresBinaries): PostgresBinaries {
  const home = join(OPEN_PLACES, `postgresql-${binaries.version}`);
  if (!existsSync(home)) {
    mkdirSync(OPEN_PLACES, { recursive: true, mode: 0o755 });
    const half = `${home}.${randomBytes(6).toString('hex')}`;
    cpSync(binaries.home, half, { recursive: true, verbatimSymlinks: true });
    openToReaders(half);
    try {
      renameSync(half, home);
    } catch (fault) {
      rmSync(half, { recursive: true });
      if (!existsSync(home)) throw fault; // Otherwise another start was faster.
    }
  }
  return prepareBinaries(home, binaries.version);
}

function openToReaders(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) openToReaders(path);
    else if (entry.isFile()) chmodSync(path, statSync(path).mode | 0o444);
  }
}
