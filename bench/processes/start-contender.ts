import { serverCore, startProgram } from './start-program.ts';

export type Contender = {
  readonly port: number;
  readonly pid: number;
  /** Rejects when the process has already exited: its figures are then worthless. */
  readonly stop: () => Promise<void>;
};

/**
 * Starts a server of bench/contenders and waits until it sends its port. Rejects when it exits
 * before.
 */
export function startContender(path: string, variables: Readonly<Record<string, string>>): Promise<Contender> {
  const child = startProgram(path, serverCore, variables);
  const ended = new Promise<string>((resolve) => child.once('exit', (code, signal) => resolve(String(signal ?? code))));
  return new Promise((resolve, reject) => {
    void ended.then((status) => reject(new Error(`${path} exited before it listened (${status})`)));
    child.once('message', (message: { readonly port: number }) =>
      resolve({
        port: message.port,
        pid: child.pid ?? 0,
        stop: async () => {
          if (child.exitCode !== null || child.signalCode !== null)
            throw new Error(`${path} exited while it was measured (${await ended})`);
          child.disconnect();
          await ended;
        },
      }),
    );
  });
}
