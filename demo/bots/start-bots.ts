import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { bots } from '../seed/catalogue/demo-people.ts';
import type { CrowdToStart } from './bot-crowd.ts';
import { lowerPriority } from './lower-priority.ts';

const program = fileURLToPath(new URL('./bot-process.ts', import.meta.url));
/** How long to wait before crashed bots are started again, milliseconds. */
const RESTART_DELAY = 5_000;

/**
 * Starts the bots in a child process that knows only the server's URL, and restarts it when it
 * ends.
 */
export function startBots(
  url: string,
  password: string,
  print: (message: string) => void,
): { readonly stop: () => Promise<void> } {
  let child: ChildProcess | null = null;
  let isStopped = false;

  const start = () => {
    const crowd: CrowdToStart = { url, bots: bots.map(({ name, email }) => ({ name, email, password })) };
    const started = fork(program, {
      execArgv: ['--disable-warning=ExperimentalWarning'],
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    child = started;
    lowerPriority(started);
    started.send(crowd);
    started.once('exit', (code, signal) => {
      child = null;
      if (isStopped) return;
      print(`The bots ended (${signal ?? code}) and will be restarted.`);
      setTimeout(() => isStopped || start(), RESTART_DELAY);
    });
  };

  start();
  return {
    stop: async () => {
      isStopped = true;
      const running = child;
      if (!running) return;
      const exited = new Promise<void>((resolve) => running.once('exit', () => resolve()));
      // The child ends itself when the channel closes.
      if (running.connected) running.disconnect();
      const timer = setTimeout(() => running.kill('SIGKILL'), 3_000);
      await exited;
      clearTimeout(timer);
    },
  };
}
