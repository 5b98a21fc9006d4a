import type { ServerEvents } from '#protocol/socket/server-events.ts';
import type { ReadLiveSessions } from '#server/auth/live-sessions.ts';
import { may } from '#server/auth/permissions.ts';
import type { Role } from '#protocol/views/dashboard-people.ts';
import { redactSecrets } from '#server/saleroom/redact-secrets.ts';
import { type RoomServer, type RoomSocket, socketsOf } from '../broadcast/room-socket.ts';
import { clerkRoom } from '../broadcast/socket-rooms.ts';
import type { RealtimeLog } from '../realtime-logger.ts';

/** Open sockets lose their rights within two seconds, whether or not a notice arrives (I34). */
const CHECK_EVERY = 1_500;
const SESSIONS_PER_QUERY = 1_000;

export type SessionWatch = {
  /** A session has ended: its connections are told and closed. */
  readonly ended: (sessionId: string) => void;
  /** A person's role or standing changed: their sessions are read again at once. */
  readonly changed: (userId: string) => void;
  readonly stop: () => Promise<void>;
};

/** Keeps open connections true to their sessions: reads all of them every second and a half, and some at once when there is notice. */
export function watchSessions({
  io,
  liveSessions,
  log,
}: {
  readonly io: RoomServer;
  readonly liveSessions: ReadLiveSessions;
  readonly log: RealtimeLog;
}): SessionWatch {
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;
  let checking: Promise<void> = Promise.resolve();

  const check = async (sockets: Iterable<RoomSocket>) => {
    const bySession = Map.groupBy(
      [...sockets].filter(({ data }) => data.person !== null),
      ({ data }) => data.person?.sessionId ?? '',
    );
    const asked = [...bySession.keys()];
    for (let n = 0; n < asked.length; n += SESSIONS_PER_QUERY) {
      const some = asked.slice(n, n + SESSIONS_PER_QUERY);
      const live = new Map((await liveSessions(some)).map((session) => [session.sessionId, session]));
      for (const sessionId of some) {
        const session = live.get(sessionId);
        for (const socket of bySession.get(sessionId) ?? []) {
          if (!session) end(socket, 'signed-out');
          else if (session.isSuspended) end(socket, 'suspended');
          else giveRole(socket, session.role);
        }
      }
    }
  };

  const checkQuietly = (sockets: Iterable<RoomSocket>) =>
    check(sockets).catch((fault: unknown) => log.error({ err: redactSecrets(fault) }, 'sessions could not be read'));

  const checkAll = () => {
    checking = checkQuietly(io.sockets.sockets.values()).finally(() => {
      if (!isStopped) timer = setTimeout(checkAll, CHECK_EVERY);
    });
  };
  timer = setTimeout(checkAll, CHECK_EVERY);

  return {
    ended: (sessionId) => {
      for (const socket of socketsOf(io, (person) => person.sessionId === sessionId)) end(socket, 'signed-out');
    },
    changed: (userId) => void checkQuietly(socketsOf(io, (person) => person.userId === userId)),
    stop: async () => {
      isStopped = true;
      clearTimeout(timer);
      await checking;
    },
  };
}

/** Says why, then closes. The client may come back as a spectator or with a new session. */
function end(socket: RoomSocket, reason: Parameters<ServerEvents['session:ended']>[0]['reason']): void {
  socket.data.person = null;
  socket.emit('session:ended', { reason });
  socket.disconnect(true);
}

/** Another role is taken on at once, without closing the connection: what it no longer may see it no longer hears. */
function giveRole(socket: RoomSocket, role: Role): void {
  const { person, joined } = socket.data;
  if (!person || person.role === role) return;
  socket.data.person = { ...person, role };
  for (const auctionId of joined.keys()) {
    if (may(socket.data.person, 'see-clerk-view')) void socket.join(clerkRoom(auctionId));
    else void socket.leave(clerkRoom(auctionId));
  }
}
