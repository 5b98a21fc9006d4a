import { openRawWebSocket } from './raw-websocket.ts';

/** One answered request: how long it took in milliseconds, and what came back as text (JSON), unparsed. */
export type Answer = { readonly took: number; readonly text: string };

/** A client that speaks just enough of Socket.IO over a raw websocket to bid: cheap, so that the measure is of the server. */
export type SocketBidder = {
  /** Rejects when the connection ends before the answer. */
  readonly ask: (event: string, request: object) => Promise<Answer>;
  /** Frames received since the connection: broadcasts and answers. */
  readonly frames: () => number;
  readonly close: () => void;
};

type Waiting = {
  readonly began: number;
  readonly answer: (answer: Answer) => void;
  readonly fail: (fault: Error) => void;
};

/** Connects over ws://127.0.0.1:PORT; `onAnnouncement` is given what the server tells unasked, unparsed. Rejects when the server refuses. The cookie and origin are those of the house's own pages; without a cookie it is a spectator's program. */
export function connectBidder(
  port: number,
  cookie: string | null,
  onAnnouncement: (text: string) => void = () => {},
): Promise<SocketBidder> {
  return new Promise((resolve, reject) => {
    const waiting = new Map<number, Waiting>();
    let nextId = 0;
    let frames = 0;
    let ended: Error | null = null;
    const hearAnswer = (text: string) => {
      const bracket = text.indexOf('[');
      const id = Number(text.slice(2, bracket));
      const request = waiting.get(id);
      waiting.delete(id);
      request?.answer({ took: performance.now() - request.began, text: text.slice(bracket) });
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
          if (text.startsWith('43')) hearAnswer(text);
          else if (text.startsWith('42')) onAnnouncement(text);
          else if (text === '2') socket.say('3');
          else if (text.startsWith('0')) socket.say('40');
          else if (text.startsWith('40')) resolve(bidder);
          else reject(new Error(`the server refused the connection: ${text}`));
        },
        onEnd: (why) => {
          ended = why;
          reject(why);
          for (const { fail } of waiting.values()) fail(why);
          waiting.clear();
        },
      },
    );
    const bidder: SocketBidder = {
      ask: (event, request) =>
        new Promise<Answer>((answer, fail) => {
          if (ended) return fail(ended);
          const id = nextId++;
          waiting.set(id, { began: performance.now(), answer, fail });
          socket.say(`42${id}${JSON.stringify([event, request])}`);
        }),
      frames: () => frames,
      close: socket.end,
    };
  });
}
