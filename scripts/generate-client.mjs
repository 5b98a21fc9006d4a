// Makes server/store/generated from prisma/schema.prisma when it is missing or older than the schema. Not an install script: npm may skip those.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

/** Generates Prisma's client into server/store/generated; does nothing when it stands for the schema as it is. Throws with Prisma's words when it fails. */
export async function generateClient(root) {
  const stampFile = join(root, 'server/store/generated/.made-from');
  const generator = join(root, 'node_modules/prisma/package.json');
  // An image that has left its tools behind brings the client along.
  if (!existsSync(generator) && existsSync(stampFile)) return;
  const schema = readFileSync(join(root, 'prisma/schema.prisma'));
  const lock = readFileSync(generator);
  const stamp = createHash('sha256').update(schema).update(lock).digest('hex');
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return;
  await new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, 'node_modules/prisma/build/index.js'), 'generate'], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, CHECKPOINT_DISABLE: '1', PRISMA_HIDE_UPDATE_MESSAGE: '1' },
    });
    let said = '';
    child.stdout.on('data', (chunk) => {
      said += chunk;
    });
    child.stderr.on('data', (chunk) => {
      said += chunk;
    });
    child.on('error', reject);
    child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`prisma generate failed:\n${said}`))));
  });
  writeFileSync(stampFile, stamp);
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  await generateClient(fileURLToPath(new URL('..', import.meta.url)));
