import type { RoomServer } from '../broadcast/room-socket.ts';
import { onEveryLine } from './connection-events.ts';

/** Tells of each packet that comes in and goes out, heartbeats too. */
export function countPackets(io: RoomServer, tell: (direction: 'in' | 'out') => void): void {
  onEveryLine(io, 'line:packet', () => tell('in'));
  onEveryLine(io, 'line:sent', () => tell('out'));
}
