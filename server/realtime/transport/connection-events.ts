import type { RoomServer } from '../broadcast/room-socket.ts';
import { leanEngineOf } from './lean-engine.ts';

/** A connection beneath a socket: the house's own kind (line.ts), or Engine.IO's. */
export type AnyConnection = { readonly id: string; readonly remoteAddress?: string | undefined };

const stockNames = { 'line:packet': 'packet', 'line:sent': 'packetCreate', 'line:closed': 'close' } as const;

/** Hears of every packet that comes in or goes out, heartbeats too, or of every end of a line. The house's own engine tells of all; Engine.IO's connections are asked one by one. */
export function onEveryConnection(
  io: Pick<RoomServer, 'engine'>,
  event: keyof typeof stockNames,
  hear: (line: AnyConnection) => void,
): void {
  const own = leanEngineOf(io);
  if (own) own.on(event, hear);
  else
    io.engine.on('connection', (line: AnyConnection & { readonly on: (name: string, listener: () => void) => void }) =>
      line.on(stockNames[event], () => hear(line)),
    );
}
