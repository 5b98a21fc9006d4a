import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { PostgresUnavailable } from './postgres-binaries.ts';
import type { PostgresLocation } from './postgres-folder.ts';

/** A complete data folder of our major version, with the password of its owner. */
export type PostgresCluster = { readonly dataFolder: string; readonly user: string; readonly password: string };

const USER = 'rostrum';

/** Inside the data folder, so that both are copied, moved and deleted together. */
const PASSWORD_FILE = 'rostrum-password';

/** What a killed initdb left behind is deleted after this time, milliseconds. */
const ABANDONED_AFTER = 600_000;

/**
 * Finds the cluster or creates one. Throws PostgresUnavailable; for a data folder of another major
 * version the message says how to migrate it.
 */
export async function openCluster(location: PostgresLocation): Promise<PostgresCluster> {
  const dataFolder = join(location.folder, 'data');
  if (!existsSync(dataFolder)) await createCluster(location, dataFolder);
  refuseOtherMajor(location, dataFolder);
  return { dataFolder, user: USER, password: readPassword(dataFolder) };
}

/**
 * Runs PostgreSQL's programs as their own user, with English messages and without our PG*
 * variables.
 */
export function postgresSpawnOptions({ account }: PostgresLocation) {
  const { PATH, SystemRoot, TEMP, NODE_ENV } = process.env;
  return {
    ...account,
    // The other user may not be allowed to enter our working directory.
    cwd: account ? '/' : undefined,
    env: { PATH, SystemRoot, TEMP, NODE_ENV, LC_ALL: 'C', TZ: 'UTC' },
  };
}

/**
 * Runs initdb in a temporary folder and renames it, so that a crash leaves no incomplete cluster.
 */
async function createCluster(location: PostgresLocation, dataFolder: string): Promise<void> {
  deleteAbandoned(location.folder);
  const newFolder = join(location.folder, `new-${randomBytes(6).toString('hex')}`);
  const passwordFile = `${newFolder}.password`;
  writeFileSync(passwordFile, randomBytes(24).toString('hex'), { mode: 0o600 });
  if (location.account) chownSync(passwordFile, location.account.uid, location.account.gid);
  try {
    await runInitdb(location, newFolder, passwordFile);
    renameSync(passwordFile, join(newFolder, PASSWORD_FILE));
    renameSync(newFolder, dataFolder);
  } catch (fault) {
    rmSync(newFolder, { recursive: true, force: true });
    rmSync(passwordFile, { force: true });
    if (!existsSync(dataFolder)) throw fault; // Otherwise another process has created the cluster.
  }
}

function runInitdb(location: PostgresLocation, folder: string, passwordFile: string): Promise<void> {
  const flags = [
    '--encoding=UTF8',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--locale=C',
    '--auth=scram-sha-256',
  ];
  const child = spawn(
    location.binaries.initdb,
    [`--pgdata=${folder}`, `--username=${USER}`, `--pwfile=${passwordFile}`, '--no-instructions', ...flags],
    { ...postgresSpawnOptions(location), stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let output = '';
  const collect = (chunk: Buffer) => {
    output += chunk;
  };
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve();
      else
        reject(new PostgresUnavailable(`initdb could not create a database in ${location.folder}:\n${output.trim()}`));
    });
  });
}

function deleteAbandoned(folder: string): void {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (name.startsWith('new-') && Date.now() - statSync(path).mtimeMs > ABANDONED_AFTER)
      rmSync(path, { recursive: true });
  }
}

function refuseOtherMajor({ binaries }: PostgresLocation, dataFolder: string): void {
  const versionFile = join(dataFolder, 'PG_VERSION');
  if (!existsSync(versionFile))
    throw new PostgresUnavailable(`${dataFolder} exists but contains no database. Move it away and start again.`);
  const major = readFileSync(versionFile, 'utf8').trim();
  if (major === binaries.major) return;
  throw new PostgresUnavailable(
    `The database in ${dataFolder} was created by PostgreSQL ${major}; this Rostrum includes ${binaries.version}. ` +
      'To migrate it: start the Rostrum that created it and save its database with pg_dump --format=custom ' +
      `(user ${USER}, password in ${PASSWORD_FILE} in that folder, port in its postmaster.pid); stop it and move the ` +
      'folder away; start this Rostrum and load the file with pg_restore --clean --if-exists. ' +
      `Or set DATABASE_URL to a PostgreSQL ${major}.`,
  );
}

function readPassword(dataFolder: string): string {
  const file = join(dataFolder, PASSWORD_FILE);
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (fault) {
    throw new PostgresUnavailable(
      `The database's password cannot be read from ${file} (${(fault as Error).message}). ` +
        'Start Rostrum as the user that started it first, or restore the file.',
    );
  }
}
