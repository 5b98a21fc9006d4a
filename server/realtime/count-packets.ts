import { onEveryLine } from './line-events.ts';
import type { RoomServer } from './room-socket.ts';

/** Tells of each packet that comes in and goes out, heartbeats too. */
export function countPackets(io: RoomServer, tell: (direction: 'in' | 'out') => void): void {
  onEveryLine(io, 'line:packet', () => tell('in'));
  onEveryLine(io, 'line:sent', () => tell('out'));
}
