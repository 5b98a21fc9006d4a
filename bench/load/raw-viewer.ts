import { openRawWebSocket } from './raw-websocket.ts';

export type ViewerOptions = {
  readonly port: number;
  /** The auction to join over Socket.IO; null for a server with plain WebSockets. */
  readonly auctionId: string | null;
  /** The session cookie; null for a spectator. */
  readonly cookie?: string | null;
  /** The address to connect from: one address has only some 28,000 ports. */
  readonly localAddress?: string;
};

export type Viewer = { readonly close: () => void };

/**
 * Connects a viewer which reads only the header of a frame, so that the server is measured:
 * `onFrame` receives the payload length of every text frame. It implements as much of Socket.IO as
 * joining and heartbeats need. Resolves when it has joined; `onEnd` is called if it is disconnected
 * after that.
 */
export function connectViewer(
  options: ViewerOptions,
  onFrame: (bytes: number) => void,
  onEnd: () => void,
): Promise<Viewer> {
  const { port, auctionId, cookie, localAddress } = options;
  return new Promise((resolve, reject) => {
    let hasJoined = false;
    let isClosing = false;
    const onJoined = () => {
      hasJoined = true;
      resolve({
        close: () => {
          isClosing = true;
          socket.end();
        },
      });
    };
    const socket = openRawWebSocket(
      {
        port,
        path: auctionId === null ? '/' : '/socket.io/?EIO=4&transport=websocket',
        headers: { Origin: `http://localhost:${port}`, ...(cookie && { Cookie: cookie }) },
        localAddress,
      },
      {
        onOpen: () => {
          if (auctionId === null) onJoined();
          else socket.send('40');
        },
        wantsText: () => !hasJoined,
        onText: (bytes, text) => {
          if (hasJoined) {
            if (bytes === 1) socket.send('3');
            else onFrame(bytes);
          } else if (text.startsWith('40')) {
            socket.send(`420${JSON.stringify(['auction:join', { protocol: 1, auctionId }])}`);
          } else if (text.startsWith('430[{"ok":true')) onJoined();
          else if (text.startsWith('43') || text.startsWith('44'))
            reject(new Error(`the server refuses: ${text.slice(0, 60)}`));
        },
        onEnd: (reason) => {
          reject(reason);
          if (hasJoined && !isClosing) onEnd();
        },
      },
    );
  });
}
