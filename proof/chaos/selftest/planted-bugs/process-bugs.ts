import { change, type PlantedBug } from './planted-bug.ts';

/** Bugs in how the server survives faults. */
export const PROCESS_BUGS: readonly PlantedBug[] = [
  {
    id: 'I37',
    bug: 'a queue that was waiting when the fault struck never moves again',
    plant: (run) => {
      const struckAt = run.faults.find(({ f }) => f === 'kill-house')?.t ?? 0;
      run.ops = run.ops.filter(({ t }) => t < struckAt);
    },
  },
  {
    id: 'I37',
    bug: 'a server that stops cleanly answers its last bids, and the next process never opens',
    plant: (run) => {
      const lastAnswer = 12_100_000;
      run.faults = run.faults.filter(({ f }) => f === 'kill-house');
      run.node.push({ t: lastAnswer, ev: 'exit', pid: 11, why: '0' });
      run.ops = run.ops.filter(({ t }) => t < lastAnswer);
    },
  },
  {
    id: 'I38',
    bug: 'a broken database connection ends the process',
    plant: ({ node }) => void node.push({ t: 11_000_000, ev: 'exit', pid: 10, why: '1' }),
  },
  {
    id: 'I39',
    bug: 'connections without a reader are never closed',
    plant: ({ node }) =>
      change(
        node,
        ({ t, ev }) => ev === 'mem' && t > 20_000_000,
        (line) => ({ ...line, handles: 500 }),
      ),
  },
];
