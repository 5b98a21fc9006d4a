import type { RoomServer } from '../broadcast/room-socket.ts';
import { onEveryConnection } from './connection-events.ts';

/** Tells of each packet that comes in and goes out, heartbeats too. */
export function countPackets(io: RoomServer, tell: (direction: 'in' | 'out') => void): void {
  onEveryConnection(io, 'line:packet', () => tell('in'));
  onEveryConnection(io, 'line:sent', () => tell('out'));
}
