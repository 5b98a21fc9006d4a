import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const projectFolder = fileURLToPath(new URL('../../..', import.meta.url));

/** Everything that the built pages depend on. */
const sources = [
  'app',
  'components',
  'auction',
  'protocol',
  'server/queries',
  'server/catalogue',
  'server/auth',
  'server/pictures',
  'server/settings',
  'server/store',
  'next.config.js',
  'postcss.config.js',
  'tsconfig.json',
  'package.json',
  'package-lock.json',
  'instrumentation-client.ts',
  'public',
];

/**
 * Builds the pages for production, unless the last build was made from the same sources.
 * `variables` is the environment of the build. Rejects with the build's output when it fails.
 */
export async function buildPages(
  print: (message: string) => void,
  variables: Readonly<Record<string, string | undefined>>,
): Promise<void> {
  const buildFolder = variables.ROSTRUM_BUILD_FOLDER || '.next';
  const fingerprintFile = join(projectFolder, buildFolder, 'rostrum-built-from');
  const fingerprint = fingerprintOfSources();
  if (existsSync(fingerprintFile) && readFileSync(fingerprintFile, 'utf8') === fingerprint) return;
  print('Building the pages. This takes about a minute the first time.');
  await new Promise<void>((resolve, reject) => {
    const build = spawn(process.execPath, [join(projectFolder, 'node_modules/next/dist/bin/next'), 'build'], {
      cwd: projectFolder,
      env: { ...variables, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    build.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
    build.stderr.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
    build.once('error', reject);
    build.once('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`The pages could not be built:\n${output}`)),
    );
  });
  writeFileSync(fingerprintFile, fingerprint);
}

function fingerprintOfSources(): string {
  const hash = createHash('sha256');
  for (const source of sources) addToHash(hash, join(projectFolder, source));
  return hash.digest('hex');
}

function addToHash(hash: ReturnType<typeof createHash>, path: string): void {
  if (!existsSync(path)) return;
  if (statSync(path).isDirectory()) {
    for (const name of readdirSync(path).sort()) addToHash(hash, join(path, name));
  } else if (!/\.(test|spec)\.tsx?$|\.made-from$/.test(path)) {
    hash.update(path.slice(projectFolder.length)).update(readFileSync(path));
  }
}
