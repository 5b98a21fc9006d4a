import { openRawWebSocket } from './raw-websocket.ts';

/** Where a viewer enters: a WebSocket on loopback, and for a server that speaks Socket.IO the auction that it joins. */
export type Door = {
  readonly port: number;
  readonly auctionId: string | null;
  /** The signed-in person's cookie; null for a spectator. */
  readonly cookie?: string | null;
  /** The local address to connect from: one address has some 28,000 ports. */
  readonly from?: string;
};

export type Viewer = { readonly close: () => void };

/**
 * A viewer who reads no more of a frame than its header, so that the measure is of the server: `onFrame` is told the payload's length of every text frame. Of
 * Socket.IO it speaks what it takes to come in, join and answer heartbeats. Resolves once it is in the room; `onEnd` is told when it is cut off after that.
 */
export function connectViewer(door: Door, onFrame: (bytes: number) => void, onEnd: () => void): Promise<Viewer> {
  const { port, auctionId, cookie, from } = door;
  return new Promise((resolve, reject) => {
    let isIn = false;
    let isLeaving = false;
    const enter = () => {
      isIn = true;
      resolve({
        close: () => {
          isLeaving = true;
          socket.end();
        },
      });
    };
    const socket = openRawWebSocket(
      {
        port,
        path: auctionId === null ? '/' : '/socket.io/?EIO=4&transport=websocket',
        headers: { Origin: `http://localhost:${port}`, ...(cookie && { Cookie: cookie }) },
        from,
      },
      {
        onOpen: () => {
          if (auctionId === null) enter();
          else socket.say('40');
        },
        wantsText: () => !isIn,
        onText: (bytes, text) => {
          if (isIn) {
            if (bytes === 1) socket.say('3');
            else onFrame(bytes);
          } else if (text.startsWith('40')) {
            socket.say(`420${JSON.stringify(['auction:join', { protocol: 1, auctionId }])}`);
          } else if (text.startsWith('430[{"ok":true')) enter();
          else if (text.startsWith('43') || text.startsWith('44'))
            reject(new Error(`the server refuses: ${text.slice(0, 60)}`));
        },
        onEnd: (why) => {
          reject(why);
          if (isIn && !isLeaving) onEnd();
        },
      },
    );
  });
}
