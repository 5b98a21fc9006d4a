import type { Server as HttpServer } from 'node:http';
import type { ServerOptions } from 'socket.io';
import type { RoomServer } from '../broadcast/room-socket.ts';
import { canReplaceConnections, LeanEngine } from './lean-engine.ts';

/** Attaches Socket.IO to an HTTP server over the house's own engine. Says false and attaches nothing where this Engine.IO, or the ws beneath it, cannot be built on. */
export function attachLeanConnections(io: RoomServer, httpServer: HttpServer): boolean {
  if (!canReplaceConnections) return false;
  const { opts } = io as unknown as { readonly opts: Partial<ServerOptions> };
  const engine = new LeanEngine(opts as ServerOptions);
  if (!engine.takesOver) return false;
  engine.attach(httpServer, { ...opts, path: io.path() });
  io.bind(engine);
  return true;
}
