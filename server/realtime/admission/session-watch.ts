import type { Role } from '#protocol/role.ts';
import type { ServerEvents } from '#protocol/socket/server-events.ts';
import type { LiveSession, ReadLiveSessions } from '#server/auth/live-sessions.ts';
import { may } from '#server/auth/permissions.ts';
import { redactSecrets } from '#server/saleroom/redact-secrets.ts';
import { type RoomServer, type RoomSocket, socketsOf } from '../broadcast/room-socket.ts';
import { clerkRoom } from '../broadcast/socket-rooms.ts';
import type { RealtimeLog } from '../realtime-logger.ts';

/**
 * Milliseconds between two checks of all sessions. With the time of a check itself, open sockets
 * lose their rights within two seconds, even if a notice is lost (I34).
 */
const CHECK_INTERVAL = 1_500;
const SESSIONS_PER_QUERY = 1_000;

export type SessionWatch = {
  /** Notifies the sockets of a session that has ended, and closes them. */
  readonly onSessionEnded: (sessionId: string) => void;
  /** Reads a person's sessions again after a change of their role or suspension. */
  readonly onUserChanged: (userId: string) => void;
  readonly stop: () => Promise<void>;
};

/**
 * Applies changes of sessions to open sockets: reads all sessions every second and a half, and a
 * person's at once after a notice.
 */
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
    const sessionIds = [...bySession.keys()];
    for (let n = 0; n < sessionIds.length; n += SESSIONS_PER_QUERY) {
      const batch = sessionIds.slice(n, n + SESSIONS_PER_QUERY);
      const live = new Map((await liveSessions(batch)).map((session) => [session.sessionId, session]));
      for (const sessionId of batch)
        for (const socket of bySession.get(sessionId) ?? []) applySession(socket, live.get(sessionId));
    }
  };

  const checkOrLog = (sockets: Iterable<RoomSocket>) =>
    check(sockets).catch((fault: unknown) => log.error({ err: redactSecrets(fault) }, 'sessions could not be read'));

  const checkAll = () => {
    checking = checkOrLog(io.sockets.sockets.values()).finally(() => {
      if (!isStopped) timer = setTimeout(checkAll, CHECK_INTERVAL);
    });
  };
  timer = setTimeout(checkAll, CHECK_INTERVAL);

  return {
    onSessionEnded: (sessionId) => {
      for (const socket of socketsOf(io, (person) => person.sessionId === sessionId)) end(socket, 'signed-out');
    },
    onUserChanged: (userId) => void checkOrLog(socketsOf(io, (person) => person.userId === userId)),
    stop: async () => {
      isStopped = true;
      clearTimeout(timer);
      await checking;
    },
  };
}

function applySession(socket: RoomSocket, session: LiveSession | undefined): void {
  if (!session) end(socket, 'signed-out');
  else if (session.isSuspended) end(socket, 'suspended');
  else setRole(socket, session.role);
}

/** Sends the reason, then closes. The client may reconnect as a spectator or with a new session. */
function end(socket: RoomSocket, reason: Parameters<ServerEvents['session:ended']>[0]['reason']): void {
  socket.data.person = null;
  socket.emit('session:ended', { reason });
  socket.disconnect(true);
}

/** Applies another role to an open socket: it joins or leaves the clerk rooms at once. */
function setRole(socket: RoomSocket, role: Role): void {
  const { person, joined } = socket.data;
  if (!person || person.role === role) return;
  socket.data.person = { ...person, role };
  for (const auctionId of joined.keys()) {
    if (may(socket.data.person, 'see-clerk-view')) void socket.join(clerkRoom(auctionId));
    else void socket.leave(clerkRoom(auctionId));
  }
}
