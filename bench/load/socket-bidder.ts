import WebSocket from 'ws';

/** One answered request: how long it took in milliseconds, and what came back as text (JSON), unparsed. */
export type Answer = { readonly took: number; readonly text: string };

/** A client that speaks just enough of Socket.IO over a raw WebSocket to bid: cheap, so that the measure is of the server. */
export type SocketBidder = {
  readonly ask: (event: string, request: object) => Promise<Answer>;
  /** Frames received since the connection: broadcasts and answers. */
  readonly frames: () => number;
  readonly close: () => void;
};

/** Connects over ws://127.0.0.1:PORT; `onAnnouncement` is given what the server tells unasked, unparsed. Rejects when the server refuses. The cookie and origin are those of the house's own pages; without a cookie it is a spectator's program. */
export function connectBidder(
  port: number,
  cookie: string | null,
  onAnnouncement: (text: string) => void = () => {},
): Promise<SocketBidder> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`ws://127.0.0.1:${port}/socket.io/?EIO=4&transport=websocket`, {
      perMessageDeflate: false,
      headers: cookie ? { cookie, origin: `http://localhost:${port}` } : {},
    });
    const waiting = new Map<
      number,
      { readonly began: number; readonly answer: (answer: Answer) => void; readonly fail: (fault: Error) => void }
    >();
    let nextId = 0;
    let frames = 0;
    const bidder: SocketBidder = {
      ask: (event, request) =>
        new Promise<Answer>((answer, fail) => {
          const id = nextId++;
          waiting.set(id, { began: performance.now(), answer, fail });
          socket.send(`42${id}${JSON.stringify([event, request])}`);
        }),
      frames: () => frames,
      close: () => socket.close(),
    };
    socket.on('message', (data: Buffer) => {
      frames++;
      const first = data[0];
      const second = data[1];
      if (first === 0x32) socket.send('3');
      else if (first === 0x30) socket.send('40');
      else if (first === 0x34 && second === 0x30) resolve(bidder);
      else if (first === 0x34 && second === 0x34)
        reject(new Error(`the server refused the connection: ${data.toString()}`));
      else if (first === 0x34 && second === 0x33) {
        const text = data.toString();
        const bracket = text.indexOf('[');
        const id = Number(text.slice(2, bracket));
        const request = waiting.get(id);
        waiting.delete(id);
        request?.answer({ took: performance.now() - request.began, text: text.slice(bracket) });
      } else onAnnouncement(data.toString());
    });
    socket.on('error', reject);
    socket.on('close', () => {
      reject(new Error('the server closed the connection'));
      for (const { fail } of waiting.values()) fail(new Error('the connection was closed'));
      waiting.clear();
    });
  });
}
