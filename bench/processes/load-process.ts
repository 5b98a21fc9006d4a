import { loadCore, startProgram } from './start-program.ts';

/** A process that simulates viewers or bidders and runs one command at a time. */
export type LoadProcess<Command> = {
  /** Resolves with the command's result. Rejects when the command fails or the process exits. */
  readonly run: <Result>(command: Command) => Promise<Result>;
  readonly stop: () => void;
};

/**
 * Starts a program of bench/ on the load's core. `contender` names the measured server in error
 * messages.
 */
export function openLoadProcess<Command extends object>(
  path: string,
  contender: string,
  variables: Readonly<Record<string, string>> = {},
): LoadProcess<Command> {
  const load = startProgram(path, loadCore, variables);
  return {
    run: <Result>(command: Command) =>
      new Promise<Result>((resolve, reject) => {
        const onExit = (code: number | null) => reject(new Error(`the load process of ${contender} exited (${code})`));
        load.once('exit', onExit);
        load.once('message', (message: Result & { readonly failed?: string }) => {
          load.off('exit', onExit);
          if (message.failed === undefined) resolve(message);
          else reject(new Error(`${contender}: ${message.failed}`));
        });
        load.send(command);
      }),
    stop: () => {
      if (load.connected) load.disconnect();
    },
  };
}
