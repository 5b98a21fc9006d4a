import type { RoomServer } from '../broadcast/room-socket.ts';
import type { RealtimeLog } from '../realtime-logger.ts';
import { createLeanTransport, type LeanTransportOptions } from './lean/lean-transport.ts';
import { missingFields } from './private-fields.ts';
import { createStockTransport } from './stock/stock-transport.ts';
import type { Transport, TransportName } from './transport.ts';

export type TransportOptions = LeanTransportOptions & {
  readonly name: TransportName;
  readonly log: RealtimeLog;
};

/**
 * Attaches Socket.IO to the HTTP server over the chosen transport, and logs which one is in use.
 * Falls back to `stock` where the installed libraries lack a private field that `lean` needs. Call
 * before any client connects.
 */
export function createTransport(io: RoomServer, { name, log, ...options }: TransportOptions): Transport {
  const missing = name === 'lean' ? missingFields(io) : [];
  const lean = name === 'lean' && missing.length === 0 ? createLeanTransport(io, options) : null;
  if (name === 'lean' && !lean)
    log.warn({ missing }, 'the lean transport does not work with the installed libraries: using stock Socket.IO');
  const transport = lean ?? createStockTransport(io, options.httpServer);
  log.info({ transport: transport.name }, 'the socket transport is attached');
  return transport;
}
