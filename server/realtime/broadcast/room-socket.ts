import type { Server, Socket } from 'socket.io';
import type { ClientEvents, ServerEvents } from '#protocol/socket/server-events.ts';
import type { SignedIn } from '#server/auth/signed-in.ts';
import type { JoinedRooms } from './joined-rooms.ts';

/** A socket's own data. It decides no bid: rights are read again under the lot's lock. */
export type SocketData = {
  /** Null: a spectator. The role follows the account within two seconds (session-watch.ts). */
  person: SignedIn | null;
  readonly address: string;
  readonly joined: JoinedRooms;
};

type NoEvents = Record<string, never>;

export type RoomSocket = Socket<ClientEvents, ServerEvents, NoEvents, SocketData>;
export type RoomServer = Server<ClientEvents, ServerEvents, NoEvents, SocketData>;

/**
 * This node's sockets of the matching people. It scans all sockets: an index would only serve
 * sign-outs and registrations.
 */
export function socketsOf(io: RoomServer, matches: (person: SignedIn) => boolean): RoomSocket[] {
  return [...io.sockets.sockets.values()].filter(({ data: { person } }) => person && matches(person));
}

export function countIn(io: RoomServer, room: string): number {
  return io.sockets.adapter.rooms.get(room)?.size ?? 0;
}
