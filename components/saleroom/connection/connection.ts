/**
 * The connection's state as the page shows it: live only while the auction's room is joined, and
 * with the age of the prices in every other state (I27).
 */
import type { PaddleNumber } from '#auction/paddle.ts';
import type { SessionEndedMessage } from '#protocol/socket/server-events.ts';

/** `asOf`: the server's time when the page's data was last complete. */
export type Connection =
  /** The page has just been opened; its prices come from the HTML. */
  | { readonly kind: 'connecting'; readonly asOf: number }
  | { readonly kind: 'live' }
  | { readonly kind: 'reconnecting'; readonly asOf: number }
  /** The device has no network, or the server has been unreachable for a while. Retries go on. */
  | { readonly kind: 'offline'; readonly asOf: number }
  /** The server uses a newer protocol, so the page must be reloaded. */
  | { readonly kind: 'superseded'; readonly asOf: number };

/** The session that the page was opened with. A spectator's page works without one. */
export type Session = { readonly kind: 'alive' } | EndedSession;

/** `paddle`: the viewer's paddle in the ended session. Its bids stand. */
export type EndedSession = {
  readonly kind: 'ended';
  readonly why: 'signed-out' | 'suspended';
  readonly paddle: PaddleNumber | null;
};

/** A lost connection is shown as offline after this many milliseconds. */
const OFFLINE_AFTER = 15_000;

/** `at`: the server's time, or the device's before the first measurement. */
export type ConnectionEvent = {
  readonly type: 'joined' | 'lost' | 'attempt-failed' | 'network-lost' | 'superseded';
  readonly at: number;
};

/** The next state. `asOf` does not change while the connection is down. */
export function connectionAfter(connection: Connection, event: ConnectionEvent): Connection {
  if (connection.kind === 'superseded') return connection;
  const asOf = connection.kind === 'live' ? event.at : connection.asOf;
  switch (event.type) {
    case 'joined':
      return connection.kind === 'live' ? connection : { kind: 'live' };
    case 'lost':
      return connection.kind === 'live' ? { kind: 'reconnecting', asOf } : connection;
    case 'attempt-failed':
      return { kind: event.at - asOf > OFFLINE_AFTER ? 'offline' : 'reconnecting', asOf };
    case 'network-lost':
      return { kind: 'offline', asOf };
    case 'superseded':
      return { kind: 'superseded', asOf };
  }
}

/** The session after `session:ended`. It survives a restart of the server. */
export function sessionAfter(session: Session, message: SessionEndedMessage, paddle: PaddleNumber | null): Session {
  return message.reason === 'house-restarting' ? session : { kind: 'ended', why: message.reason, paddle };
}

/** Whether bids can be sent and the shown prices are current. */
export function isLive(connection: Connection): boolean {
  return connection.kind === 'live';
}
