import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { serverCore, startProgram } from './start-program.ts';

/** How often a node has run each statement, by the statement's name or text. */
export type StatementCounts = Readonly<Record<string, number>>;

/** A node of a server, whose database statements are counted. */
export type CountedNode = {
  readonly port: number;
  readonly pid: number;
  readonly statements: () => Promise<StatementCounts>;
  readonly stop: () => Promise<void>;
};

/**
 * Starts a node on the server's core, with hints by NOTIFY. Rejects when it exits before it
 * listens.
 */
export async function startNode(variables: Readonly<Record<string, string>>): Promise<CountedNode> {
  const child = startProgram('contenders/counted-node.ts', serverCore, { ...variables, ROSTRUM_HINTS: 'notify' });
  const { port } = await nextMessage<{ readonly port: number }>(child);
  return {
    port,
    pid: child.pid as number,
    statements: async () => {
      const counts = nextMessage<{ readonly statements: StatementCounts }>(child);
      child.send('count');
      return (await counts).statements;
    },
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) throw new Error('a node exited while it was measured');
      const ended = once(child, 'exit');
      child.disconnect();
      await ended;
    },
  };
}

function nextMessage<Message>(child: ChildProcess): Promise<Message> {
  return new Promise((resolve, reject) => {
    const onExit = () => reject(new Error('a node exited before it answered'));
    child.once('exit', onExit);
    child.once('message', (message) => {
      child.off('exit', onExit);
      resolve(message as Message);
    });
  });
}
