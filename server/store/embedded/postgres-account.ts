import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import process from 'node:process';
import { PostgresUnavailable } from './postgres-binaries.ts';

/** The account under which PostgreSQL runs; null is the one that Rostrum itself runs under. */
export type PostgresAccount = { readonly uid: number; readonly gid: number } | null;

const NAME = 'postgres';

/**
 * PostgreSQL refuses to run as the superuser. Started by root it therefore runs as the owner of its data, or as the user "postgres", who is made
 * where there is none. Throws PostgresUnavailable when no such user can be had.
 */
export function chooseAccount(dataFolder: string): PostgresAccount {
  if (process.getuid?.() !== 0) return null;
  if (existsSync(dataFolder)) {
    const { uid, gid } = statSync(dataFolder);
    if (uid !== 0) return { uid, gid };
  }
  return findAccount() ?? makeAccount();
}

/** Says whether an account can use a path: enter a folder, execute a program. */
export function canUse(account: PostgresAccount, path: string): boolean {
  if (account === null) return true;
  return (
    spawnSync('/bin/sh', ['-c', 'test -x "$1"', 'sh', path], { ...account, cwd: '/', stdio: 'ignore' }).status === 0
  );
}

function findAccount(): PostgresAccount {
  const ask = (option: string) =>
    Number(execFileSync('id', [option, NAME], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
  try {
    return { uid: ask('-u'), gid: ask('-g') };
  } catch {
    return null;
  }
}

function makeAccount(): PostgresAccount {
  const options = [
    '--system',
    '--user-group',
    '--no-create-home',
    '--home-dir',
    '/nonexistent',
    '--shell',
    '/usr/sbin/nologin',
    NAME,
  ];
  const made = spawnSync('useradd', options, { encoding: 'utf8' });
  const account = findAccount();
  if (account) return account;
  throw new PostgresUnavailable(
    `PostgreSQL does not run as root, and a user "${NAME}" could not be made (${made.error?.message ?? made.stderr.trim()}). ` +
      `Make one, start Rostrum as a user of its own, or set DATABASE_URL.`,
  );
}
