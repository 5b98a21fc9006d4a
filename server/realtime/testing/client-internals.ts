import type { WebSocket } from 'ws';
import { LeanEngine } from '../transport/lean/lean-engine.ts';
import type { SocketFixture, TestClient } from './socket-fixture.ts';

/** The WebSocket below a client: to stop reading from it, or to send packets of any content. */
export function websocketOf({ socket }: TestClient): WebSocket {
  return (socket.io.engine as unknown as { readonly transport: { readonly ws: WebSocket } }).transport.ws;
}

/** The server's lean engine. Throws when the server uses another transport. */
export function leanEngineOf({ sockets }: SocketFixture): LeanEngine {
  const engine: unknown = sockets.io.engine;
  if (!(engine instanceof LeanEngine)) throw new Error('the server does not use the lean engine');
  return engine;
}

/** The reason why the next connection ends. Lean transport only. */
export function nextEndReason(fixture: SocketFixture): Promise<string> {
  return new Promise((resolve) =>
    leanEngineOf(fixture).once('connection:ended', (_connection: unknown, reason: string) => resolve(reason)),
  );
}
