import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Creates a temporary folder for a database. Others may enter it: when root starts PostgreSQL it
 * runs as another user, and would put the data into a folder that is not deleted
 * (postgres-folder.ts).
 */
export function makeTemporaryFolder(purpose: string): string {
  const folder = mkdtempSync(join(tmpdir(), `rostrum-${purpose}-`));
  chmodSync(folder, 0o755);
  return folder;
}
