// Starts one of the project's programs: `node scripts/launch.mjs NAME [arguments]`. Plain JavaScript, since it must still be read by a Node
// that is too old for the rest, in order to say so or to hand over to the Node 24 that npm brought.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import module from 'node:module';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { generateClient } from './generate-client.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const programs = {
  start: 'server/index.ts',
  dev: 'server/index.ts',
  demo: 'demo/run-demo.ts',
  rules: 'scripts/rules/run-rules.ts',
  verify: 'scripts/verify/run-verify.ts',
  bench: 'bench/run-bench.ts',
  simulate: 'proof/simulation/run-simulation.ts',
  chaos: 'proof/chaos/run-chaos.ts',
  test: 'scripts/test/run-tests.ts',
  layers: 'scripts/layers/check-layers.ts',
  'two-nodes': 'proof/drills/nodes/run-with-two-nodes.ts',
  'lose-a-node': 'proof/drills/nodes/run-lose-a-node.ts',
  'rolling-deploy': 'proof/drills/nodes/run-rolling-deploy.ts',
  'restore-drill': 'proof/drills/restore/run-restore-drill.ts',
  'failover-drill': 'proof/drills/failover/run-failover-drill.ts',
  conformance: 'scripts/conformance/run-conformance.ts',
};

/** Programs that open a house: what they have compiled is kept, so that one that was killed is open again in half the time (I37). */
const opensHouse = new Set(['start', 'dev', 'demo', 'chaos']);

/** Programs that touch no database, and so need no Prisma client. */
const withoutClient = new Set(['rules', 'verify', 'simulate', 'layers']);

const [name, ...rest] = process.argv.slice(2);
const program = programs[name];
if (!program) {
  console.error(`Usage: node scripts/launch.mjs ${Object.keys(programs).join('|')} [arguments]`);
  process.exit(2);
}

if (Number(process.versions.node.split('.')[0]) < 24) {
  const own = join(root, 'node_modules', '.bin', process.platform === 'win32' ? 'node.cmd' : 'node');
  if (!existsSync(own) || process.env.ROSTRUM_REEXEC) {
    console.error(
      `Rostrum needs Node 24 or newer; this is ${process.version}. Run it with "npm run ${name}" after "npm ci", or install Node 24.`,
    );
    process.exit(2);
  }
  const child = spawn(own, process.argv.slice(1), { stdio: 'inherit', env: { ...process.env, ROSTRUM_REEXEC: '1' } });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
} else {
  process.chdir(root);
  process.env.NEXT_TELEMETRY_DISABLED = '1';
  process.env.CHECKPOINT_DISABLE = '1';
  if (name === 'dev') process.env.NODE_ENV = 'development';
  if (name === 'start' || name === 'demo') process.env.NODE_ENV = 'production';
  if (!withoutClient.has(name)) await generateClient(root);
  if (opensHouse.has(name)) {
    // In the environment too, for the processes that it starts.
    process.env.NODE_COMPILE_CACHE ??= resolve(root, process.env.ROSTRUM_FOLDER ?? '.rostrum', 'compiled');
    module.enableCompileCache(process.env.NODE_COMPILE_CACHE);
  }
  process.argv = [process.argv[0], join(root, program), ...rest];
  await import(pathToFileURL(join(root, program)).href);
}
