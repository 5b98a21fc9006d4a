import type { LineAddresses } from './line-addresses.ts';
import { lineBeneath } from './line-beneath.ts';
import type { RateLimit } from './rate-limit.ts';
import type { RealtimeLog } from './realtime-log.ts';
import type { RoomServer } from './room-socket.ts';

/** The connection beneath a socket, as Engine.IO knows it. */
type Line = {
  readonly id: string;
  readonly on: (event: 'packet', listener: () => void) => void;
};

/** What a flood costs of the limit of its address: whoever comes back to do it again is soon not let in. */
const COST_OF_FLOOD = 600;

export type PacketFloods = {
  readonly io: RoomServer;
  readonly rateLimit: RateLimit;
  /** Seconds over which packets are counted, and how many a connection may send in them. */
  readonly limits: { readonly window: number; readonly packetsPerSocket: number };
  readonly addresses: LineAddresses;
  readonly log: RealtimeLog;
};

/**
 * Cuts connections that send more packets than anybody with a use for them would, of whatever kind: the limits of requests see requests alone, and every
 * other packet has to be read too before it can be passed over (I40).
 */
export function cutPacketFloods({ io, rateLimit, limits, addresses, log }: PacketFloods): void {
  io.engine.on('connection', (line: Line) => {
    let until = 0;
    let packets = 0;
    line.on('packet', () => {
      const now = performance.now();
      if (now > until) {
        until = now + limits.window * 1_000;
        packets = 0;
      }
      packets += 1;
      if (packets !== limits.packetsPerSocket + 1) return;
      const address = addresses.of(line);
      log.warn({ socketId: line.id, address, packets }, 'a connection that floods the house with packets is cut');
      lineBeneath(line)?.destroy();
      void rateLimit.spend({ socketId: line.id, userId: null, address }, COST_OF_FLOOD);
    });
  });
}
