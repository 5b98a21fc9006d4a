import type { ReadLiveSessions } from '#server/auth/live-sessions.ts';
import type { DatabaseClock } from '#server/saleroom/clock/database-clock.ts';
import type { AuctionId, AuctionReader } from '#server/saleroom/ports.ts';
import type { Saleroom } from '#server/saleroom/saleroom.ts';
import type { RateLimit } from '../admission/rate-limit.ts';
import type { PaddleConnections } from '../broadcast/paddle-connections.ts';
import type { RoomServer } from '../broadcast/room-socket.ts';
import type { RealtimeLog } from '../realtime-logger.ts';
import type { SnapshotReads } from './snapshot-reads.ts';

/** What request handlers need. */
export type RequestContext = {
  readonly io: RoomServer;
  readonly paddles: Pick<PaddleConnections, 'add'>;
  readonly saleroom: Pick<Saleroom, 'submit' | 'lookUp' | 'find'>;
  readonly reader: AuctionReader;
  /**
   * Once this has resolved, everything committed to the auction's lots is broadcast to its room,
   * whichever node wrote it.
   */
  readonly watchAuction: (auctionId: AuctionId) => Promise<void>;
  readonly snapshots: SnapshotReads;
  readonly databaseClock: Pick<DatabaseClock, 'now'>;
  readonly liveSessions: ReadLiveSessions;
  readonly rateLimit: RateLimit;
  readonly log: RealtimeLog;
};
