import { redactSecrets } from '../saleroom/redact-secrets.ts';
import type { ServerNotice, ServerNotices } from '../saleroom/server-notice.ts';
import type { SessionWatch } from './admission/session-watch.ts';
import { socketsOf } from './broadcast/room-socket.ts';
import { auctionRoom } from './broadcast/socket-rooms.ts';
import { joinRooms, paddleView } from './requests/join-auction.ts';
import type { RequestContext } from './requests/request-context.ts';

type PaddleChanged = Extract<ServerNotice, { readonly kind: 'paddle-changed' }>;

/**
 * Applies changes that the pages process reports: it ends sessions, updates paddles and notifies
 * rooms of changed auctions. Returns a function that unsubscribes.
 */
export function followNotices(context: RequestContext, notices: ServerNotices, sessions: SessionWatch): () => void {
  return notices.subscribe((notice) => {
    switch (notice.kind) {
      case 'session-ended':
        sessions.onSessionEnded(notice.sessionId);
        return;
      case 'user-changed':
        sessions.onUserChanged(notice.userId);
        return;
      case 'auction-changed':
        context.io.to(auctionRoom(notice.auctionId)).emit('auction:changed', { auctionId: notice.auctionId });
        return;
      case 'paddle-changed':
        sendPaddle(context, notice).catch((fault: unknown) =>
          context.log.error({ err: redactSecrets(fault) }, 'a paddle could not be read'),
        );
        return;
      default:
        notice satisfies never;
    }
  });
}

/**
 * After a registration was made, approved or suspended: sends the paddle to the person's sockets in
 * that auction, and updates their rooms.
 */
async function sendPaddle(context: RequestContext, { auctionId, userId }: PaddleChanged): Promise<void> {
  const joined = () =>
    socketsOf(context.io, (person) => person.userId === userId).filter(({ data }) => data.joined.has(auctionId));
  if (joined().length === 0) return;
  const registered = await context.reader.readPaddle(auctionId, userId);
  if (!registered) return;
  for (const socket of joined()) {
    await joinRooms(context, socket, auctionId, registered);
    socket.emit('paddle:changed', { auctionId, paddle: paddleView(registered), lots: registered.lots });
  }
}
