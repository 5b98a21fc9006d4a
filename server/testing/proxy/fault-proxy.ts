import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { type FaultMode, PASS } from './fault-mode.ts';
import { carry } from './faulty-stream.ts';

/** What a watcher does with a piece that it is shown: lets it go on, or keeps it back and ends the connection. */
export type Watched = 'go-on' | 'cut';

/**
 * Is shown every piece before it is sent on, as it came off the wire; with a reply also what the connection asked last. What it does has happened
 * before anybody receives the piece.
 */
export type Watcher = {
  readonly request?: (asked: Buffer) => Watched;
  readonly reply?: (piece: Buffer, asked: Buffer) => Watched;
};

/** A TCP proxy between a client and a server that breaks what passes. It can hold up, cut and swallow; it cannot lose or reorder inside TCP. */
export type FaultProxy = {
  readonly port: number;
  /** For all connections, those that are open and those to come. */
  readonly setMode: (mode: FaultMode) => void;
  /** One watcher at a time; null takes it away. */
  readonly watch: (watcher: Watcher | null) => void;
  /** Cuts (FIN) or resets (RST) what is open now; whoever comes back is let through. */
  readonly breakAll: (how: 'cut' | 'reset') => void;
  /**
   * What is open now falls silent for good, as when the server's machine loses its power: neither end hears of the other any more, not even of its end.
   * Whoever comes is let through.
   */
  readonly silence: () => void;
  /** Whoever comes from now on is carried to another port of the target; what is open stays as it is. */
  readonly leadTo: (port: number) => void;
  readonly connections: () => number;
  readonly close: () => Promise<void>;
};

/** Of a request that does not end, no more is kept to be looked at. */
const LONGEST_LOOK = 1 << 18;

type Link = {
  readonly client: Socket;
  readonly server: Socket;
  readonly changed: () => void;
  readonly silence: () => void;
};

/**
 * Listens on a loopback port, `port` or one that is free, and carries every connection to `target`. Jitter is drawn from `random`, so that a seeded
 * run repeats it.
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
        // All that is there has gone, and what would still come is not wanted.
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
    let asked: Buffer = Buffer.alloc(0);
    let isAnswered = false;
    let isSwallowing = false;
    const cut = () => {
      breakLink(link, 'cut');
      return false;
    };
    // A long request comes in several pieces: what was asked is all of them since the last reply.
    const seeRequest = (piece: Buffer): boolean => {
      asked = isAnswered || asked.length > LONGEST_LOOK ? piece : Buffer.concat([asked, piece]);
      isAnswered = false;
      isSwallowing ||= mode.kind === 'swallow' && mode.when(asked);
      return watcher?.request?.(asked) === 'cut' ? cut() : true;
    };
    const seeReply = (piece: Buffer): boolean => {
      isAnswered = true;
      return isSwallowing || watcher?.reply?.(piece, asked) === 'cut' ? cut() : true;
    };
    const requests = carry({ from: client, to: server, way: 'requests' }, () => mode, {
      seen: seeRequest,
      random,
    });
    const replies = carry({ from: server, to: client, way: 'replies' }, () => mode, {
      seen: seeReply,
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
          // What still comes is read, so that its sender is told of nothing, and thrown away.
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
        // What was sent before the end still arrives.
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
        leadTo: (next) => {
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
