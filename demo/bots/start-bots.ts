import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { bots } from '../seed/house/demo-people.ts';
import { yieldToEventLoop } from '../seed/yield-to-event-loop.ts';
import type { CrowdToStart } from './bot-crowd.ts';

const program = fileURLToPath(new URL('./bot-process.ts', import.meta.url));
/** How long to wait before bots that died come back, milliseconds. */
const RESTART_DELAY = 5_000;

/** Lets the labelled bots in: a process of its own, which knows the house only by its address and is started again when it dies. */
export function startBots(
  house: string,
  password: string,
  say: (message: string) => void,
): { readonly stop: () => Promise<void> } {
  let child: ChildProcess | null = null;
  let isStopped = false;

  const start = () => {
    const crowd: CrowdToStart = { house, bots: bots.map(({ name, email }) => ({ name, email, password })) };
    const started = fork(program, {
      execArgv: ['--disable-warning=ExperimentalWarning'],
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    child = started;
    yieldToEventLoop(started);
    started.send(crowd);
    started.once('exit', (code, signal) => {
      child = null;
      if (isStopped) return;
      say(`The bots have gone (${signal ?? code}); they will be back in a moment.`);
      setTimeout(() => isStopped || start(), RESTART_DELAY);
    });
  };

  start();
  return {
    stop: async () => {
      isStopped = true;
      const running = child;
      if (!running) return;
      const gone = new Promise<void>((resolve) => running.once('exit', () => resolve()));
      // Its only tie to the house is this channel: without it the process ends itself.
      if (running.connected) running.disconnect();
      const timer = setTimeout(() => running.kill('SIGKILL'), 3_000);
      await gone;
      clearTimeout(timer);
    },
  };
}
