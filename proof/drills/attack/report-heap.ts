// Brought into the processes of a house under attack (`--import`, with `--expose-gc`): told SIGUSR2, each collects its garbage and says what is left.
import process from 'node:process';

process.on('SIGUSR2', () => {
  // The first collection lets finalizers run that hold on to more.
  globalThis.gc?.();
  setImmediate(() => {
    globalThis.gc?.();
    const { heapUsed, external, rss } = process.memoryUsage();
    console.error(JSON.stringify({ heapOf: process.pid, heapUsed, external, rss }));
  });
});
