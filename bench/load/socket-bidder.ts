import { openRawWebSocket } from './raw-websocket.ts';

/** The answer to a request: its unparsed JSON, and how long it took in milliseconds. */
export type Answer = { readonly took: number; readonly text: string };

/**
 * A client which implements just enough of Socket.IO over a raw WebSocket to bid. It is cheap, so
 * that the server is measured.
 */
export type SocketBidder = {
  /** Rejects when the connection ends before the answer. */
  readonly request: (event: string, payload: object) => Promise<Answer>;
  /** Frames received since the connection: broadcasts and answers. */
  readonly frames: () => number;
  readonly close: () => void;
};

/**
 * Connects to 127.0.0.1 with the cookie and origin of a page of the site; without a cookie as a
 * spectator that is not a browser. `onEvent` receives the server's events, unparsed. Rejects when
 * the server refuses.
 */
export function connectBidder(
  port: number,
  cookie: string | null,
  onEvent: (text: string) => void = () => {},
): Promise<SocketBidder> {
  return new Promise((resolve, reject) => {
    const pending = createPendingRequests();
    let frames = 0;
    const listener: PacketListener = {
      onAnswer: pending.onAnswer,
      onEvent,
      send: (text) => socket.send(text),
      onConnected: () => resolve(bidder),
      onRefused: (text) => reject(new Error(`the server refused the connection: ${text}`)),
    };
    const socket = openRawWebSocket(
      {
        port,
        path: '/socket.io/?EIO=4&transport=websocket',
        headers: cookie ? { Cookie: cookie, Origin: `http://localhost:${port}` } : {},
      },
      {
        onOpen: () => {},
        wantsText: () => true,
        onText: (_bytes, text) => {
          frames++;
          handlePacket(text, listener);
        },
        onEnd: (reason) => {
          reject(reason);
          pending.failAll(reason);
        },
      },
    );
    const bidder: SocketBidder = {
      request: (event, payload) => pending.add((id) => socket.send(`42${id}${JSON.stringify([event, payload])}`)),
      frames: () => frames,
      close: socket.end,
    };
  });
}

type PacketListener = {
  /** Receives `43<id>[…]`. */
  readonly onAnswer: (text: string) => void;
  /** Receives `42[…]`. */
  readonly onEvent: (text: string) => void;
  readonly send: (text: string) => void;
  readonly onConnected: () => void;
  readonly onRefused: (text: string) => void;
};

/** Handles a packet of Engine.IO, most of which are Socket.IO messages (`4`). */
function handlePacket(text: string, { onAnswer, onEvent, send, onConnected, onRefused }: PacketListener): void {
  if (text.startsWith('43')) onAnswer(text);
  else if (text.startsWith('42')) onEvent(text);
  else if (text === '2') send('3');
  else if (text.startsWith('0')) send('40');
  else if (text.startsWith('40')) onConnected();
  else onRefused(text);
}

type PendingRequest = {
  readonly sentAt: number;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (fault: Error) => void;
};

/** The requests of one connection which have no answer yet, by their packet id. */
function createPendingRequests() {
  const pending = new Map<number, PendingRequest>();
  let nextId = 0;
  let ended: Error | null = null;
  return {
    add: (send: (id: number) => void) =>
      new Promise<Answer>((resolve, reject) => {
        if (ended) return reject(ended);
        const id = nextId++;
        pending.set(id, { sentAt: performance.now(), resolve, reject });
        send(id);
      }),
    onAnswer: (text: string) => {
      const bracket = text.indexOf('[');
      const id = Number(text.slice(2, bracket));
      const request = pending.get(id);
      pending.delete(id);
      request?.resolve({ took: performance.now() - request.sentAt, text: text.slice(bracket) });
    },
    failAll: (reason: Error) => {
      ended = reason;
      for (const { reject } of pending.values()) reject(reason);
      pending.clear();
    },
  };
}
