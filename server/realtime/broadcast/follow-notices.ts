import type { ServerNotice, ServerNotices } from '#server/saleroom/nodes/server-notice.ts';
import { redactSecrets } from '#server/saleroom/redact-secrets.ts';
import { enterRooms, paddleView } from '../admission/join-auction.ts';
import type { SessionWatch } from '../admission/session-watch.ts';
import type { RequestContext } from '../requests/request-context.ts';
import { socketsOf } from './room-socket.ts';
import { auctionRoom } from './socket-rooms.ts';

type PaddleChanged = Extract<ServerNotice, { readonly kind: 'paddle-changed' }>;

/** Acts on what the pages' process lets the saleroom know. Returns what ends it. */
export function followNotices(desk: RequestContext, notices: ServerNotices, sessions: SessionWatch): () => void {
  return notices.subscribe((notice) => {
    switch (notice.kind) {
      case 'session-ended':
        sessions.ended(notice.sessionId);
        return;
      case 'user-changed':
        sessions.changed(notice.userId);
        return;
      case 'auction-changed':
        desk.io.to(auctionRoom(notice.auctionId)).emit('auction:changed', { auctionId: notice.auctionId });
        return;
      case 'paddle-changed':
        tellPaddle(desk, notice).catch((fault: unknown) =>
          desk.log.error({ err: redactSecrets(fault) }, 'a paddle could not be read'),
        );
        return;
      default:
        notice satisfies never;
    }
  });
}

/** A registration was made, approved or suspended: its person's connections in that auction get their paddle and hear of it. */
async function tellPaddle(desk: RequestContext, { auctionId, userId }: PaddleChanged): Promise<void> {
  const here = () =>
    socketsOf(desk.io, (person) => person.userId === userId).filter(({ data }) => data.joined.has(auctionId));
  if (here().length === 0) return;
  const registered = await desk.reader.paddle(auctionId, userId);
  if (!registered) return;
  for (const socket of here()) {
    await enterRooms(desk, socket, auctionId, registered);
    socket.emit('paddle:changed', { auctionId, paddle: paddleView(registered), lots: registered.lots });
  }
}
