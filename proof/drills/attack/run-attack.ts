// `node proof/drills/attack/run-attack.ts [packets] [seed]`: a house of its own under malformed packets, in four phases. Ends with 1 where it did not hold.
import process from 'node:process';
import { attackServer } from './attack-server.ts';
import { listFailures } from './failures.ts';

const [packets = 200_000, seed = 1] = process.argv.slice(2).map(Number);
const began = performance.now();
const attack = await attackServer({ packets, seed, phases: 4 });
console.log(JSON.stringify({ seed, seconds: Math.round((performance.now() - began) / 1000), ...attack }, null, 2));
const problems = listFailures(attack);
console.log(problems.length === 0 ? 'The house held.' : `The house did not hold: ${problems.join('; ')}.`);
process.exitCode = problems.length === 0 ? 0 : 1;
