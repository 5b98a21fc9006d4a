// `node scripts/attack/run-attack.ts [packets] [seed]`: a house of its own under malformed packets. Ends with 1 where it did not hold.
import process from 'node:process';
import { attackHouse } from './attack-house.ts';

const [packets = 100_000, seed = 1] = process.argv.slice(2).map(Number);
const began = performance.now();
const attack = await attackHouse({ packets, seed });
console.log(JSON.stringify({ seed, seconds: Math.round((performance.now() - began) / 1000), ...attack }, null, 2));
const { honest, memory } = attack;
const holds =
  attack.lived &&
  attack.faults.length === 0 &&
  honest.failed.length === 0 &&
  honest.accepted > 0 &&
  memory.most < memory.before + 400;
console.log(holds ? 'The house held.' : 'The house did not hold.');
process.exitCode = holds ? 0 : 1;
