import { startProgram } from '../start-contender.ts';

/** A process that plays viewers or bidders and is given one order at a time. */
export type LoadProcess<Orders> = {
  /** Gives an order and resolves with what the process says of it. Rejects when the process ends before that, or says that it failed. */
  readonly order: <Said>(one: Orders) => Promise<Said>;
  readonly stop: () => void;
};

/** Starts a load on the core that is not the server's. `path` is the program, as seen from bench/; `against` names the side in what is thrown. */
export function openLoadProcess<Orders extends object>(path: string, against: string): LoadProcess<Orders> {
  const load = startProgram(path, 1);
  return {
    order: <Said>(one: Orders) =>
      new Promise<Said>((resolve, reject) => {
        const ended = (code: number | null) => reject(new Error(`the viewers of ${against} ended (${code})`));
        load.once('exit', ended);
        load.once('message', (said: Said & { readonly failed?: string }) => {
          load.off('exit', ended);
          if (said.failed === undefined) resolve(said);
          else reject(new Error(`${against}: ${said.failed}`));
        });
        load.send(one);
      }),
    stop: () => {
      if (load.connected) load.disconnect();
    },
  };
}
