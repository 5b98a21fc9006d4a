import type { Server as HttpServer } from 'node:http';
import type { ServerOptions } from 'socket.io';
import type { RoomServer, RoomSocket } from '../../broadcast/room-socket.ts';
import { listenerFor } from '../socketio-events.ts';
import { createStockTransport } from '../stock/stock-transport.ts';
import { type EventHandler, type Transport, unreadOf } from '../transport.ts';
import { attachLeanEngine } from './attach-lean-engine.ts';
import { preencodeBroadcasts } from './broadcast-adapter.ts';
import { ackPacket, type EventPacket } from './event-packet.ts';
import type { LeanEngine } from './lean-engine.ts';
import type { Optimisations } from './optimisations.ts';
import { handleEventsDirectly, shareDecoder } from './shared-decoder.ts';
import { shareRoomSets } from './shared-room-sets.ts';
import { slimSocket } from './slim-socket.ts';

export type LeanTransportOptions = {
  readonly httpServer: HttpServer;
  /** What `io` was created with. */
  readonly serverOptions: Partial<ServerOptions>;
  readonly optimisations: Optimisations;
  /** How many clients a broadcast is written to in one tick of the event loop. */
  readonly clientsPerTick?: number | undefined;
};

/** Attaches Socket.IO with the optimisations. Returns null where its engine cannot be replaced. */
export function createLeanTransport(
  io: RoomServer,
  { httpServer, serverOptions, optimisations, clientsPerTick }: LeanTransportOptions,
): Transport | null {
  const { leanEngine, rawWrites } = optimisations;
  const engine = leanEngine ? attachLeanEngine(io, { httpServer, options: serverOptions, rawWrites }) : null;
  if (leanEngine && !engine) return null;
  if (optimisations.sharedRoomSets) shareRoomSets(io);
  const broadcasts = optimisations.preencodedBroadcast ? preencodeBroadcasts(io, { clientsPerTick, rawWrites }) : null;
  if (optimisations.sharedDecoder) shareDecoder(io);

  return {
    ...(engine ? engineEvents(engine) : createStockTransport(io, httpServer)),
    isBehind: broadcasts?.isBehind ?? (() => false),
    flush: broadcasts?.flush ?? (() => {}),
    name: 'lean',
    handleEvents: (handle) => {
      const handlePacket = packetHandler(handle);
      const listener = listenerFor(handle);
      io.on('connection', (socket) => {
        if (optimisations.directEvents) handleEventsDirectly(socket, handlePacket);
        // Also with direct events: those in an unusual encoding are dispatched by Socket.IO.
        socket.onAny(listener);
        if (optimisations.slimSockets) slimSocket(socket);
      });
    },
  };
}

type EngineEvents = Omit<Transport, 'name' | 'handleEvents' | 'isBehind' | 'flush'>;

function engineEvents(engine: LeanEngine): EngineEvents {
  return {
    onConnection: (listener) => void engine.on('connection', listener),
    onPacketReceived: (listener) => void engine.on('connection:packet', listener),
    onPacketSent: (listener) => void engine.on('connection:sent', listener),
    onClose: (listener) => void engine.on('connection:closed', listener),
    connections: () => engine.connections,
    unread: unreadOf,
    destroy: (connection) => connection.request.socket.destroy(),
  };
}

function packetHandler(handle: EventHandler): (socket: RoomSocket, event: EventPacket) => void {
  return (socket, { id, name, args }) =>
    handle(socket, name, args, id === null ? null : (ack) => void socket.conn.write(ackPacket(id, ack), noOptions));
}

const noOptions = {};
