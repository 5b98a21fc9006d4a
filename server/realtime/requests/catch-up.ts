import { evolve } from '#auction/evolve.ts';
import { paddleLot } from '#auction/views.ts';
import type { Ack } from '#protocol/socket/ack.ts';
import type { ParsedRequest } from '#protocol/socket/client-events.ts';
import { MOST_MISSED } from '../admission/join-auction.ts';
import { broadcastToAll } from '../broadcast/broadcaster.ts';
import type { RoomSocket } from '../broadcast/room-socket.ts';
import { publicView } from './public-view.ts';
import { refused } from './refusals.ts';
import type { RequestContext } from './request-context.ts';

/**
 * Repairs a gap: a lot as the ledger has it now, and its events after `since`. What this node remembers of the lot only spares reading what is
 * certain; whatever came after is read, so the answer is never behind an acknowledged bid (I26).
 */
export async function catchUp(
  desk: RequestContext,
  socket: RoomSocket,
  { lotId, since }: ParsedRequest<'lot:catch-up'>,
): Promise<Ack<'lot:catch-up'>> {
  const record = await desk.saleroom.find(lotId);
  if (!record || !(await desk.snapshots.isPublished(record.auctionId))) return refused({ code: 'NOT_FOUND' });

  const known = record.lot;
  const from = known.seq - since > MOST_MISSED ? known.seq : Math.min(since, known.seq);
  const read = await desk.snapshots.eventsAfter(lotId, from);
  const lot = read.filter(({ seq }) => seq > known.seq).reduce(evolve, known);
  const isTooMuch = lot.seq - since > MOST_MISSED;
  const paddle = socket.data.joined.get(record.auctionId)?.paddle?.paddle;
  return {
    ok: true,
    lotId,
    lot: publicView(lot),
    events: isTooMuch ? null : read.filter(({ seq }) => seq > since).map(broadcastToAll),
    you: paddle === undefined ? null : paddleLot(lot, paddle),
  };
}
