import type { Ack, Refused } from '#protocol/socket/ack.ts';
import { type ClientEventName, clientEvents, type ParsedRequest } from '#protocol/socket/client-events.ts';
import type { Permission } from '#server/auth/permissions.ts';
import type { SignedIn } from '#server/auth/signed-in.ts';
import type { Actor } from '#server/saleroom/ports.ts';
import type { RoomSocket } from '../broadcast/room-socket.ts';
import { answerBid, answerClerkCommand } from './answer-command.ts';
import { catchUp } from './catch-up.ts';
import { joinAuction, leaveRooms } from './join-auction.ts';
import { refused } from './refusals.ts';
import type { RequestContext } from './request-context.ts';

/**
 * One kind of request: its schema, its cost in points of the rate limit, who may send it, and its
 * handler.
 */
export type RequestRow<N extends ClientEventName> = {
  readonly schema: (typeof clientEvents)[N];
  readonly cost: number;
  readonly who: 'anyone' | 'signed-in' | Permission;
  readonly handle: (
    context: RequestContext,
    request: ParsedRequest<N>,
    from: { readonly socket: RoomSocket; readonly person: SignedIn | null },
  ) => Promise<Ack<N> | Refused>;
};

/** A request that spectators may send too. */
function forAnyone<N extends ClientEventName>(name: N, cost: number, handle: RequestRow<N>['handle']): RequestRow<N> {
  return { schema: clientEvents[name], cost, who: 'anyone', handle };
}

/** A request for signed-in people, or for those of them with a permission. */
function forSignedIn<N extends ClientEventName>(
  name: N,
  who: 'signed-in' | Permission,
  handle: (context: RequestContext, request: ParsedRequest<N>, person: SignedIn) => Promise<Ack<N> | Refused>,
): RequestRow<N> {
  return {
    schema: clientEvents[name],
    cost: 1,
    who,
    handle: async (context, request, { person }) =>
      person ? handle(context, request, person) : refused({ code: 'UNAUTHENTICATED' }),
  };
}

function actorOf({ userId, sessionId }: SignedIn): Actor {
  return { kind: 'person', userId, sessionId };
}

/** Every request that a client can send over the socket, one row each. */
export const requestTable: { readonly [N in ClientEventName]: RequestRow<N> } = {
  'auction:join': forAnyone('auction:join', 5, (context, request, { socket }) => joinAuction(context, socket, request)),

  'auction:leave': forAnyone('auction:leave', 1, async (_context, { auctionId }, { socket }) => {
    leaveRooms(socket, auctionId);
    return { ok: true };
  }),

  'lot:catch-up': forAnyone('lot:catch-up', 2, (context, request, { socket }) => catchUp(context, socket, request)),

  'clock:read': forAnyone('clock:read', 1, async ({ databaseClock }) => ({ ok: true, now: databaseClock.now() })),

  'bid:place': forSignedIn(
    'bid:place',
    'signed-in',
    async ({ saleroom }, { key, lotId, amount, max = null, jumpConfirmed = false, expiresAt = null }, person) => {
      const bid = { type: 'PlaceBid', lotId, amount, max, jumpConfirmed } as const;
      return answerBid(key, await saleroom.submit(bid, actorOf(person), { key, expiresAt }));
    },
  ),

  'max-bid:set': forSignedIn(
    'max-bid:set',
    'signed-in',
    async ({ saleroom }, { key, lotId, max, jumpConfirmed = false, expiresAt = null }, person) => {
      const bid = { type: 'SetMaxBid', lotId, max, jumpConfirmed } as const;
      return answerBid(key, await saleroom.submit(bid, actorOf(person), { key, expiresAt }));
    },
  ),

  'command:look-up': forSignedIn('command:look-up', 'signed-in', async ({ saleroom }, { key, lotId }, person) =>
    answerBid(key, await saleroom.lookUp(person.userId, key, lotId)),
  ),

  'bid:void': forSignedIn('bid:void', 'void-bid', async ({ saleroom }, { key, lotId, seq, reason }, person) =>
    answerClerkCommand(
      key,
      await saleroom.submit({ type: 'VoidBid', lotId, voidedSeq: seq, reason }, actorOf(person), { key }),
    ),
  ),

  'reserve:lower': forSignedIn(
    'reserve:lower',
    'lower-reserve',
    async ({ saleroom }, { key, lotId, reserve }, person) =>
      answerClerkCommand(
        key,
        await saleroom.submit({ type: 'LowerReserve', lotId, reserve }, actorOf(person), { key }),
      ),
  ),

  'lot:withdraw': forSignedIn('lot:withdraw', 'withdraw-lot', async ({ saleroom }, { key, lotId, reason }, person) =>
    answerClerkCommand(key, await saleroom.submit({ type: 'WithdrawLot', lotId, reason }, actorOf(person), { key })),
  ),

  'lot:pause': forSignedIn('lot:pause', 'pause-lot', async ({ saleroom }, { key, lotId, reason }, person) =>
    answerClerkCommand(key, await saleroom.submit({ type: 'PauseLot', lotId, reason }, actorOf(person), { key })),
  ),

  'lot:resume': forSignedIn('lot:resume', 'pause-lot', async ({ saleroom }, { key, lotId }, person) =>
    answerClerkCommand(key, await saleroom.submit({ type: 'ResumeLot', lotId }, actorOf(person), { key })),
  ),
};
