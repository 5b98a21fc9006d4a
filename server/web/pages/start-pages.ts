import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export type Pages = {
  /** The loopback port of the pages process; null while it restarts. */
  readonly port: () => number | null;
  readonly close: () => Promise<void>;
};

const program = fileURLToPath(new URL('./pages-process.ts', import.meta.url));
const projectFolder = fileURLToPath(new URL('../../..', import.meta.url));

/** Milliseconds in which a new pages process must listen. */
const START_TIMEOUT = 120_000;
/** Milliseconds before a pages process that died is restarted. */
const RESTART_DELAY = 500;

/**
 * Starts Next in a child process and restarts it when it dies; bidding continues meanwhile. Rejects
 * when the first start fails or takes longer than two minutes.
 */
export async function startPages(options: {
  /** The whole environment of the pages process. */
  readonly variables: NodeJS.ProcessEnv;
  readonly print: (message: string) => void;
}): Promise<Pages> {
  let child: ChildProcess | null = null;
  let port: number | null = null;
  let closing = false;

  const start = () =>
    new Promise<void>((resolve, reject) => {
      const started = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', program], {
        cwd: projectFolder,
        env: options.variables,
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
        options.print(`The pages process ended (${signal ?? code}) and is being restarted. Bidding continues.`);
        setTimeout(() => {
          if (!closing) start().catch((fault: unknown) => options.print(String(fault)));
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
      const exited = new Promise<void>((resolve) => running.once('exit', () => resolve()));
      // The process ends when this channel closes.
      if (running.connected) running.disconnect();
      const timer = setTimeout(() => running.kill('SIGKILL'), 3_000);
      await exited;
      clearTimeout(timer);
    },
  };
}
