import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export type Pages = {
  /** The loopback port of the process that renders pages; null while it is being started again. */
  readonly port: () => number | null;
  readonly close: () => Promise<void>;
};

const program = fileURLToPath(new URL('./pages-process.ts', import.meta.url));
const projectFolder = fileURLToPath(new URL('../../..', import.meta.url));

/** How long a fresh pages process may take until it listens, milliseconds. */
const START_TIMEOUT = 120_000;
/** How long to wait before a pages process that died is started again, milliseconds. */
const RESTART_DELAY = 500;

/**
 * Starts Next in a child process and keeps it running: when it dies it is started again, and bidding goes on meanwhile.
 * Rejects when the first start fails or takes longer than two minutes.
 */
export async function startPages(options: {
  readonly variables: Readonly<Record<string, string>>;
  readonly say: (message: string) => void;
}): Promise<Pages> {
  let child: ChildProcess | null = null;
  let port: number | null = null;
  let closing = false;

  const start = () =>
    new Promise<void>((resolve, reject) => {
      const started = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', program], {
        cwd: projectFolder,
        env: { ...process.env, ...options.variables },
        stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      });
      child = started;
      const timer = setTimeout(() => {
        started.kill('SIGKILL');
        reject(new Error('the pages took longer than two minutes to start'));
      }, START_TIMEOUT);
      started.once('message', (message: { readonly port: number }) => {
        clearTimeout(timer);
        port = message.port;
        resolve();
      });
      started.once('error', reject);
      started.once('exit', (code, signal) => {
        clearTimeout(timer);
        port = null;
        reject(new Error(`the pages process ended (${signal ?? code})`));
        if (closing) return;
        options.say(`The pages process ended (${signal ?? code}); starting it again. Bidding goes on.`);
        setTimeout(() => {
          if (!closing) start().catch((fault: unknown) => options.say(String(fault)));
        }, RESTART_DELAY);
      });
    });

  try {
    await start();
  } catch (fault) {
    closing = true;
    throw fault;
  }
  return {
    port: () => port,
    close: async () => {
      closing = true;
      const running = child;
      if (!running || running.exitCode !== null || running.signalCode !== null) return;
      const gone = new Promise<void>((resolve) => running.once('exit', () => resolve()));
      // Its only tie to the house is this channel: without it the process ends itself.
      if (running.connected) running.disconnect();
      const timer = setTimeout(() => running.kill('SIGKILL'), 3_000);
      await gone;
      clearTimeout(timer);
    },
  };
}
