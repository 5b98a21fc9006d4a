import type { Server as HttpServer } from 'node:http';
import type { ServerOptions } from 'socket.io';
import type { RoomServer } from '../../broadcast/room-socket.ts';
import { LeanEngine } from './lean-engine.ts';

/**
 * Attaches Socket.IO to an HTTP server over the lean engine. `options` are those that `io` was
 * created with. Returns null and attaches nothing where ws does not accept our WebSocket class.
 */
export function attachLeanEngine(
  io: RoomServer,
  {
    httpServer,
    options,
    rawWrites,
  }: { readonly httpServer: HttpServer; readonly options: Partial<ServerOptions>; readonly rawWrites: boolean },
): LeanEngine | null {
  const engine = new LeanEngine(options as ServerOptions, { rawWrites });
  if (!engine.replacesWebsockets) return null;
  engine.attach(httpServer, { ...options, path: io.path() });
  io.bind(engine);
  return engine;
}
