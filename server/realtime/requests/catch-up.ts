import { evolve } from '#auction/evolve.ts';
import { paddleLot } from '#auction/views.ts';
import type { Ack } from '#protocol/socket/ack.ts';
import type { ParsedRequest } from '#protocol/socket/client-events.ts';
import type { RoomSocket } from '../broadcast/room-socket.ts';
import { toPublicEvent } from '../views/public-event.ts';
import { publicView } from '../views/public-view.ts';
import { MAX_MISSED_EVENTS } from './join-auction.ts';
import { refused } from './refusals.ts';
import type { RequestContext } from './request-context.ts';

/**
 * Closes a client's gap with the lot as the ledger has it now, and its events after `since`. The
 * cached lot only saves reading the events before it; later ones are always read, so the answer is
 * never behind an acknowledged bid (I26).
 */
export async function catchUp(
  context: RequestContext,
  socket: RoomSocket,
  { lotId, since }: ParsedRequest<'lot:catch-up'>,
): Promise<Ack<'lot:catch-up'>> {
  const record = await context.saleroom.find(lotId);
  if (!record || !(await context.snapshots.isPublished(record.auctionId))) return refused({ code: 'NOT_FOUND' });

  const cached = record.lot;
  const from = cached.seq - since > MAX_MISSED_EVENTS ? cached.seq : Math.min(since, cached.seq);
  const events = await context.snapshots.readEventsAfter(lotId, from);
  const lot = events.filter(({ seq }) => seq > cached.seq).reduce(evolve, cached);
  const isTooMany = lot.seq - since > MAX_MISSED_EVENTS;
  const paddle = socket.data.joined.get(record.auctionId)?.paddle?.paddle;
  return {
    ok: true,
    lotId,
    lot: publicView(lot),
    events: isTooMany ? null : events.filter(({ seq }) => seq > since).map(toPublicEvent),
    you: paddle === undefined ? null : paddleLot(lot, paddle),
  };
}
