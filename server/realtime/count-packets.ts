import type { RoomServer } from './room-socket.ts';

/** Tells of each packet that comes in and goes out, heartbeats too. */
export function countPackets(io: RoomServer, tell: (direction: 'in' | 'out') => void): void {
  io.engine.on('connection', (line: { readonly on: (event: string, hear: () => void) => void }) => {
    line.on('packet', () => tell('in'));
    line.on('packetCreate', () => tell('out'));
  });
}
