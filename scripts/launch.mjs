// Starts one of the project's programs: `node scripts/launch.mjs NAME [arguments]`. Plain
// JavaScript: a Node that is too old for the rest must still parse it, to hand over to the Node 24
// that npm installed.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import module from 'node:module';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { generateClient } from './generate-client.mjs';
import { opensServer, programs, withoutClient } from './programs.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const [name, ...rest] = process.argv.slice(2);
const program = programs[name];
if (!program) {
  console.error(`Usage: node scripts/launch.mjs ${Object.keys(programs).join('|')} [arguments]`);
  process.exit(2);
}

if (Number(process.versions.node.split('.')[0]) < 24) {
  const installed = join(root, 'node_modules', '.bin', process.platform === 'win32' ? 'node.cmd' : 'node');
  if (!existsSync(installed) || process.env.ROSTRUM_REEXEC) {
    console.error(
      `Rostrum needs Node 24 or newer; this is ${process.version}. ` +
        `Run it with "npm run ${name}" after "npm ci", or install Node 24.`,
    );
    process.exit(2);
  }
  const env = { ...process.env, ROSTRUM_REEXEC: '1' };
  const child = spawn(installed, process.argv.slice(1), { stdio: 'inherit', env });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
} else {
  process.chdir(root);
  process.env.NEXT_TELEMETRY_DISABLED = '1';
  process.env.CHECKPOINT_DISABLE = '1';
  if (name === 'dev') process.env.NODE_ENV = 'development';
  if (name === 'start' || name === 'demo') process.env.NODE_ENV = 'production';
  if (!withoutClient.has(name)) await generateClient(root);
  if (opensServer.has(name)) {
    // Set in the environment too, for the processes that the program starts.
    process.env.NODE_COMPILE_CACHE ??= resolve(root, process.env.ROSTRUM_FOLDER ?? '.rostrum', 'compiled');
    module.enableCompileCache(process.env.NODE_COMPILE_CACHE);
  }
  process.argv = [process.argv[0], join(root, program), ...rest];
  await import(pathToFileURL(join(root, program)).href);
}
