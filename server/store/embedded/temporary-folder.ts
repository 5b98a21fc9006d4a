import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Makes a folder for a database that is thrown away with it. Others may enter: started by root, PostgreSQL runs as another user, and would keep its data
 * elsewhere (postgres-folder.ts), where it would be left behind.
 */
export function makeTemporaryFolder(purpose: string): string {
  const folder = mkdtempSync(join(tmpdir(), `rostrum-${purpose}-`));
  chmodSync(folder, 0o755);
  return folder;
}
