import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { startProgram } from './start-contender.ts';

/** How often a node has asked each statement of the database, by the statement's name or text. */
export type Statements = Readonly<Record<string, number>>;

/** One node of a house. */
export type CountedNode = {
  readonly port: number;
  readonly pid: number;
  readonly statements: () => Promise<Statements>;
  readonly stop: () => Promise<void>;
};

/** Opens a node on the server's core, hinting by NOTIFY. Rejects when it ends before it listens. */
export async function openNode(variables: Readonly<Record<string, string>>): Promise<CountedNode> {
  const child = startProgram('./contenders/counted-node.ts', 0, { ...variables, ROSTRUM_HINTS: 'notify' });
  const { port } = await said<{ readonly port: number }>(child);
  return {
    port,
    pid: child.pid as number,
    statements: async () => {
      const counts = said<{ readonly statements: Statements }>(child);
      child.send('count');
      return (await counts).statements;
    },
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) throw new Error('a node ended while it was measured');
      const ended = once(child, 'exit');
      child.disconnect();
      await ended;
    },
  };
}

function said<Said>(child: ChildProcess): Promise<Said> {
  return new Promise((resolve, reject) => {
    const ended = () => reject(new Error('a node ended while it was asked'));
    child.once('exit', ended);
    child.once('message', (message) => {
      child.off('exit', ended);
      resolve(message as Said);
    });
  });
}
