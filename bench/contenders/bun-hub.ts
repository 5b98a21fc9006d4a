// The upper bound: Bun, whose sockets are uWebSockets in C++, and its own publish to a topic. Runs
// in Bun, not in Node, with the protocol of hub-server.ts.
type Viewer = { readonly subscribe: (topic: string) => void };
type WebSocketServer = { readonly port: number; readonly publish: (topic: string, message: string) => number };
declare const Bun: {
  readonly serve: (options: {
    readonly port: number;
    readonly hostname: string;
    readonly fetch: (
      request: Request,
      server: { readonly upgrade: (request: Request) => boolean },
    ) => Response | undefined;
    readonly websocket: { readonly open: (viewer: Viewer) => void; readonly message: () => void };
  }) => WebSocketServer;
  readonly listen: (options: {
    readonly port: number;
    readonly hostname: string;
    readonly socket: { readonly data: (socket: { readonly write: (text: string) => void }, bytes: Uint8Array) => void };
  }) => { readonly port: number };
  readonly gc: (isFull: boolean) => void;
};

const messageOf = (bytes: number) => {
  const empty = '42["lot:changed",{"pad":""}]';
  return `${empty.slice(0, -3)}${'x'.repeat(bytes - empty.length)}"}]`;
};
const short = messageOf(Number(process.env.SHORT_BYTES));
const long = messageOf(Number(process.env.LONG_BYTES));

const viewers = Bun.serve({
  port: 0,
  hostname: '0.0.0.0',
  fetch: (request, server) => (server.upgrade(request) ? undefined : new Response('viewers only', { status: 400 })),
  websocket: { open: (viewer) => viewer.subscribe('room'), message: () => {} },
});
const control = Bun.listen({
  port: 0,
  hostname: '127.0.0.1',
  socket: {
    data: (socket, bytes) => {
      for (const byte of bytes) {
        if (byte === 0x73) viewers.publish('room', short);
        else if (byte === 0x6c) viewers.publish('room', long);
        else if (byte === 0x67) {
          Bun.gc(true);
          socket.write('g');
        }
      }
    },
  },
});
console.log(JSON.stringify({ port: viewers.port, controlPort: control.port }));
process.stdin.on('close', () => process.exit(0)).resume();
