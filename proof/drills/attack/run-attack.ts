// `node proof/drills/attack/run-attack.ts [packets] [seed]`: sends malformed packets to a server of
// its own, in four phases. Exit 1: the server failed.
import process from 'node:process';
import { attackServer } from './attack-server.ts';
import { listFailures } from './failures.ts';

const [packets = 200_000, seed = 1] = process.argv.slice(2).map(Number);
const startedAt = performance.now();
const attack = await attackServer({ packets, seed, phases: 4 });
console.log(JSON.stringify({ seed, seconds: Math.round((performance.now() - startedAt) / 1000), ...attack }, null, 2));
const failures = listFailures(attack);
console.log(failures.length === 0 ? 'The server withstood the attack.' : `The server failed: ${failures.join('; ')}.`);
process.exitCode = failures.length === 0 ? 0 : 1;
