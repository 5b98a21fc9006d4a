// Generates server/store/generated from prisma/schema.prisma when it is missing or older than the
// schema. Not an install script: npm may skip those.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

/**
 * Generates Prisma's client into server/store/generated, unless the one there was made from this
 * schema. Throws with Prisma's output when it fails.
 */
export async function generateClient(root) {
  const stampFile = join(root, 'server/store/generated/.made-from');
  const generator = join(root, 'node_modules/prisma/package.json');
  // A container image contains the client, but no development tools.
  if (!existsSync(generator) && existsSync(stampFile)) return;
  const schema = readFileSync(join(root, 'prisma/schema.prisma'));
  const stamp = createHash('sha256').update(schema).update(readFileSync(generator)).digest('hex');
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return;
  await new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, 'node_modules/prisma/build/index.js'), 'generate'], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, CHECKPOINT_DISABLE: '1', PRISMA_HIDE_UPDATE_MESSAGE: '1' },
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        output += chunk;
      });
    }
    child.on('error', reject);
    child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`prisma generate failed:\n${output}`))));
  });
  writeFileSync(stampFile, stamp);
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  await generateClient(fileURLToPath(new URL('..', import.meta.url)));
