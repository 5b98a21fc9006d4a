/** The connection as the page tells it: live only when the room has been joined, and honest about everything else (I27). */
import type { PaddleNumber } from '#auction/paddle.ts';
import type { SessionEndedMessage } from '#protocol/socket/server-events.ts';

/** `asOf`: the house clock when what the page shows was last known to be whole. */
export type Connection =
  /** The page has just been opened; its prices are those of the HTML. */
  | { readonly kind: 'connecting'; readonly asOf: number }
  | { readonly kind: 'live' }
  /** Lost and being sought again. */
  | { readonly kind: 'reconnecting'; readonly asOf: number }
  /** The device has no network, or the house has not been reached for a while. Still trying. */
  | { readonly kind: 'offline'; readonly asOf: number }
  /** The house speaks a newer protocol: only a reload helps. */
  | { readonly kind: 'superseded'; readonly asOf: number };

/** Whether the session that the page was opened with still stands; a spectator's page goes on without one. */
export type Session = { readonly kind: 'alive' } | EndedSession;

/** `paddle`: the one that the viewer bid with; what it bid stands. */
export type EndedSession = {
  readonly kind: 'ended';
  readonly why: 'signed-out' | 'suspended';
  readonly paddle: PaddleNumber | null;
};

/** After so long without the house the page no longer speaks of a moment's interruption, in milliseconds. */
const HOPED_FOR = 15_000;

/** `at`: the house clock, as far as it is known. */
export type ConnectionEvent = {
  readonly type: 'joined' | 'lost' | 'sought-in-vain' | 'network-gone' | 'superseded';
  readonly at: number;
};

/** The next state of the connection. The moment from which prices are old never moves forward while it is down. */
export function connectionAfter(connection: Connection, event: ConnectionEvent): Connection {
  if (connection.kind === 'superseded') return connection;
  const asOf = connection.kind === 'live' ? event.at : connection.asOf;
  switch (event.type) {
    case 'joined':
      return connection.kind === 'live' ? connection : { kind: 'live' };
    case 'lost':
      return connection.kind === 'live' ? { kind: 'reconnecting', asOf } : connection;
    case 'sought-in-vain':
      return { kind: event.at - asOf > HOPED_FOR ? 'offline' : 'reconnecting', asOf };
    case 'network-gone':
      return { kind: 'offline', asOf };
    case 'superseded':
      return { kind: 'superseded', asOf };
  }
}

/** What `session:ended` means for the page of somebody with `paddle`. A house that restarts comes back, and the session with it. */
export function sessionAfter(session: Session, message: SessionEndedMessage, paddle: PaddleNumber | null): Session {
  return message.reason === 'house-restarting' ? session : { kind: 'ended', why: message.reason, paddle };
}

/** Whether bids may be sent and prices be read as the house's own, this moment. */
export function isLive(connection: Connection): boolean {
  return connection.kind === 'live';
}
