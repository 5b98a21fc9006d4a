import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import process from 'node:process';
import { PostgresUnavailable } from './postgres-binaries.ts';

/** The system user that PostgreSQL runs as; null for Rostrum's own. */
export type PostgresAccount = { readonly uid: number; readonly gid: number } | null;

const NAME = 'postgres';

/**
 * PostgreSQL refuses to run as root. Started by root it runs as the owner of its data, or as the
 * user "postgres", which is created if missing. Throws PostgresUnavailable when that fails.
 */
export function chooseAccount(dataFolder: string): PostgresAccount {
  if (process.getuid?.() !== 0) return null;
  if (existsSync(dataFolder)) {
    const { uid, gid } = statSync(dataFolder);
    if (uid !== 0) return { uid, gid };
  }
  return findAccount() ?? createPostgresUser();
}

/** Whether a user may enter a folder or execute a program. */
export function canUse(account: PostgresAccount, path: string): boolean {
  if (account === null) return true;
  return (
    spawnSync('/bin/sh', ['-c', 'test -x "$1"', 'sh', path], { ...account, cwd: '/', stdio: 'ignore' }).status === 0
  );
}

function findAccount(): PostgresAccount {
  const readId = (option: string) =>
    Number(execFileSync('id', [option, NAME], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
  try {
    return { uid: readId('-u'), gid: readId('-g') };
  } catch {
    return null;
  }
}

function createPostgresUser(): PostgresAccount {
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
  const useradd = spawnSync('useradd', options, { encoding: 'utf8' });
  const account = findAccount();
  if (account) return account;
  throw new PostgresUnavailable(
    `PostgreSQL does not run as root, and the user "${NAME}" could not be created ` +
      `(${useradd.error?.message ?? useradd.stderr.trim()}). ` +
      `Create that user, start Rostrum as another user than root, or set DATABASE_URL.`,
  );
}
