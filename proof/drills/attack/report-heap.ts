// Imported into the processes of a server under attack (`--import`, with `--expose-gc`): on SIGUSR2
// each collects its garbage and prints its memory.
import process from 'node:process';

process.on('SIGUSR2', () => {
  // The first collection runs finalizers, which release more memory.
  globalThis.gc?.();
  setImmediate(() => {
    globalThis.gc?.();
    const { heapUsed, external, rss } = process.memoryUsage();
    console.error(JSON.stringify({ heapOf: process.pid, heapUsed, external, rss }));
  });
});
