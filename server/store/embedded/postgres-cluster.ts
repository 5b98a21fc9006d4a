import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { PostgresUnavailable } from './postgres-binaries.ts';
import type { PostgresLocation } from './postgres-folder.ts';

/** A data folder that is whole and of our major, with the password of its owner. */
export type PostgresCluster = { readonly dataFolder: string; readonly user: string; readonly password: string };

const USER = 'rostrum';

/** Kept inside the data folder, so that the two are copied, moved and deleted together. */
const PASSWORD_FILE = 'rostrum-password';

/** What an initdb that was killed leaves behind is cleared away after this time. */
const ABANDONED_AFTER = 600_000;

/** Finds the cluster in a place, or makes one. Throws PostgresUnavailable, for a data folder of another major with the way to carry it over. */
export async function openCluster(place: PostgresLocation): Promise<PostgresCluster> {
  const dataFolder = join(place.folder, 'data');
  if (!existsSync(dataFolder)) await makeCluster(place, dataFolder);
  refuseOtherMajor(place, dataFolder);
  return { dataFolder, user: USER, password: readPassword(dataFolder) };
}

/** What PostgreSQL's programs are started with: their account, no part of our environment that could redirect them, messages in English. */
export function postgresSpawnOptions({ account }: PostgresLocation) {
  const { PATH, SystemRoot, TEMP, NODE_ENV } = process.env;
  return {
    ...account,
    // Our working directory may be one that the other account cannot enter.
    cwd: account ? '/' : undefined,
    env: { PATH, SystemRoot, TEMP, NODE_ENV, LC_ALL: 'C', TZ: 'UTC' },
  };
}

/** initdb works in a folder of its own, which is then renamed: a start that dies half-way leaves nothing that looks like a cluster. */
async function makeCluster(place: PostgresLocation, dataFolder: string): Promise<void> {
  clearAbandoned(place.folder);
  const half = join(place.folder, `new-${randomBytes(6).toString('hex')}`);
  const passwordFile = `${half}.password`;
  writeFileSync(passwordFile, randomBytes(24).toString('hex'), { mode: 0o600 });
  if (place.account) chownSync(passwordFile, place.account.uid, place.account.gid);
  try {
    await runInitdb(place, half, passwordFile);
    renameSync(passwordFile, join(half, PASSWORD_FILE));
    renameSync(half, dataFolder);
  } catch (fault) {
    rmSync(half, { recursive: true, force: true });
    rmSync(passwordFile, { force: true });
    if (!existsSync(dataFolder)) throw fault; // Otherwise another start was faster, and its cluster serves.
  }
}

function runInitdb(place: PostgresLocation, folder: string, passwordFile: string): Promise<void> {
  const flags = [
    '--encoding=UTF8',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--locale=C',
    '--auth=scram-sha-256',
  ];
  const child = spawn(
    place.binaries.initdb,
    [`--pgdata=${folder}`, `--username=${USER}`, `--pwfile=${passwordFile}`, '--no-instructions', ...flags],
    { ...postgresSpawnOptions(place), stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let said = '';
  const hear = (words: Buffer) => {
    said += words;
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve();
      else reject(new PostgresUnavailable(`The database could not be set up in ${place.folder}:\n${said.trim()}`));
    });
  });
}

function clearAbandoned(folder: string): void {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (name.startsWith('new-') && Date.now() - statSync(path).mtimeMs > ABANDONED_AFTER)
      rmSync(path, { recursive: true });
  }
}

function refuseOtherMajor({ binaries }: PostgresLocation, dataFolder: string): void {
  const versionFile = join(dataFolder, 'PG_VERSION');
  if (!existsSync(versionFile))
    throw new PostgresUnavailable(`${dataFolder} is there but holds no database. Move it away and start again.`);
  const major = readFileSync(versionFile, 'utf8').trim();
  if (major === binaries.major) return;
  throw new PostgresUnavailable(
    `The database in ${dataFolder} was made by PostgreSQL ${major}; this Rostrum brings ${binaries.version}. To carry it over: ` +
      `start the Rostrum that made it and save its database with pg_dump --format=custom (user ${USER}, password in ${PASSWORD_FILE} of that folder, ` +
      `port in its postmaster.pid); stop it and move the folder away; start this Rostrum and load the file with pg_restore --clean --if-exists. ` +
      `Or set DATABASE_URL to a PostgreSQL ${major}.`,
  );
}

function readPassword(dataFolder: string): string {
  const file = join(dataFolder, PASSWORD_FILE);
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (fault) {
    throw new PostgresUnavailable(
      `The database's password cannot be read from ${file} (${(fault as Error).message}). Start Rostrum as the user it was first started as, or put the file back.`,
    );
  }
}
