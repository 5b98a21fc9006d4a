import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { type FaultMode, PASS } from './fault-mode.ts';
import { forward } from './faulty-stream.ts';

/**
 * What a watcher decides about a chunk: it is forwarded, or it is dropped and the connection ends.
 */
export type Watched = 'go-on' | 'cut';

/**
 * Receives every chunk before it is forwarded; with a reply also the last request of the
 * connection. It runs before the recipient gets the chunk.
 */
export type Watcher = {
  readonly request?: (request: Buffer) => Watched;
  readonly reply?: (chunk: Buffer, request: Buffer) => Watched;
};

/**
 * A TCP proxy that injects faults. It can delay, cut and swallow; it cannot lose or reorder bytes
 * within a connection.
 */
export type FaultProxy = {
  readonly port: number;
  /** Applies to all open and future connections. */
  readonly setMode: (mode: FaultMode) => void;
  /** Replaces the watcher; null removes it. */
  readonly watch: (watcher: Watcher | null) => void;
  /** Cuts (FIN) or resets (RST) the open connections. New ones are forwarded. */
  readonly breakAll: (how: 'cut' | 'reset') => void;
  /**
   * Silences the open connections permanently, like a power failure of the server's machine:
   * neither side receives anything more, not even the end. New connections are forwarded.
   */
  readonly silence: () => void;
  /** Forwards new connections to another port of the target. Open ones stay as they are. */
  readonly redirectTo: (port: number) => void;
  readonly connections: () => number;
  readonly close: () => Promise<void>;
};

/** How much of an endless request is collected for inspection, bytes. */
const MAX_REQUEST_BYTES = 1 << 18;

type Link = {
  readonly client: Socket;
  readonly server: Socket;
  readonly changed: () => void;
  readonly silence: () => void;
};

/**
 * Listens on the given or a free loopback port, and forwards every connection to `target`. `random`
 * provides the jitter, so that a seeded run can be repeated.
 */
export function createFaultProxy({
  target,
  port = 0,
  random = Math.random,
}: {
  readonly target: { readonly host?: string; readonly port: number };
  readonly port?: number;
  readonly random?: () => number;
}): Promise<FaultProxy> {
  const links = new Set<Link>();
  const silent = new Set<Socket>();
  let mode: FaultMode = PASS;
  let watcher: Watcher | null = null;
  let targetPort = target.port;

  const breakLink = ({ client, server }: Link, how: 'cut' | 'reset') => {
    for (const socket of [client, server]) {
      if (how === 'reset') socket.resetAndDestroy();
      else {
        // Sends what is buffered, and discards what would still arrive.
        socket.end();
        socket.destroySoon();
      }
    }
  };
  const breakAll = (how: 'cut' | 'reset') => {
    for (const link of links) breakLink(link, how);
  };

  const proxy = createServer({ allowHalfOpen: true, noDelay: true }, (client) => {
    const server = connect({ host: target.host ?? '127.0.0.1', port: targetPort, allowHalfOpen: true, noDelay: true });
    let request: Buffer = Buffer.alloc(0);
    let isAnswered = false;
    let isSwallowing = false;
    const cut = () => {
      breakLink(link, 'cut');
      return false;
    };
    // A long request arrives in several chunks: the request is everything since the last reply.
    const inspectRequest = (chunk: Buffer): boolean => {
      request = isAnswered || request.length > MAX_REQUEST_BYTES ? chunk : Buffer.concat([request, chunk]);
      isAnswered = false;
      isSwallowing ||= mode.kind === 'swallow' && mode.when(request);
      return watcher?.request?.(request) === 'cut' ? cut() : true;
    };
    const inspectReply = (chunk: Buffer): boolean => {
      isAnswered = true;
      return isSwallowing || watcher?.reply?.(chunk, request) === 'cut' ? cut() : true;
    };
    const requests = forward({ from: client, to: server, way: 'requests' }, () => mode, {
      inspect: inspectRequest,
      random,
    });
    const replies = forward({ from: server, to: client, way: 'replies' }, () => mode, {
      inspect: inspectReply,
      random,
    });
    const link: Link = {
      client,
      server,
      changed: () => {
        requests.modeChanged();
        replies.modeChanged();
      },
      silence: () => {
        requests.stop();
        replies.stop();
        links.delete(link);
        for (const socket of [client, server]) {
          socket.removeAllListeners();
          socket.on('error', () => {});
          socket.on('close', () => silent.delete(socket));
          silent.add(socket);
          // What still arrives is read and discarded, so that its sender notices nothing.
          socket.resume();
        }
      },
    };
    links.add(link);
    for (const [one, other] of [
      [client, server],
      [server, client],
    ] as const) {
      one.on('error', () => other.resetAndDestroy());
      one.on('close', () => {
        requests.stop();
        replies.stop();
        links.delete(link);
        // Delivers what was sent before the end.
        other.destroySoon();
      });
    }
    if (mode.kind === 'cut' || mode.kind === 'reset') breakLink(link, mode.kind);
    else link.changed();
  });

  return new Promise((resolve, reject) => {
    proxy.once('error', reject);
    proxy.listen(port, '127.0.0.1', () =>
      resolve({
        port: (proxy.address() as AddressInfo).port,
        setMode: (next) => {
          mode = next;
          if (next.kind === 'cut' || next.kind === 'reset') breakAll(next.kind);
          else for (const link of links) link.changed();
        },
        watch: (next) => {
          watcher = next;
        },
        breakAll,
        silence: () => {
          for (const link of links) link.silence();
        },
        redirectTo: (next) => {
          targetPort = next;
        },
        connections: () => links.size,
        close: () =>
          new Promise((closed) => {
            proxy.close(() => closed());
            breakAll('reset');
            for (const socket of silent) socket.destroy();
          }),
      }),
    );
  });
}
