import type { Server, Socket } from 'socket.io';
import type { ClientEvents, ServerEvents } from '#protocol/socket/server-events.ts';
import type { SignedIn } from '#server/auth/signed-in.ts';
import type { JoinedRooms } from './joined-rooms.ts';

/** What the house knows of one connection. None of it decides a bid: rights are read again under the lot's lock. */
export type SocketFacts = {
  /** Null: a spectator. The role follows the account within two seconds (session-watch.ts). */
  person: SignedIn | null;
  readonly address: string;
  /** The auctions whose room it has joined. */
  readonly joined: JoinedRooms;
};

type NoEvents = Record<string, never>;

export type RoomSocket = Socket<ClientEvents, ServerEvents, NoEvents, SocketFacts>;
export type RoomServer = Server<ClientEvents, ServerEvents, NoEvents, SocketFacts>;

/** The connections on this node of whoever is asked for. All are looked through, since it is asked when somebody signs out or registers: a list would be kept for that alone. */
export function socketsOf(io: RoomServer, isAskedFor: (person: SignedIn) => boolean): RoomSocket[] {
  return [...io.sockets.sockets.values()].filter(({ data: { person } }) => person && isAskedFor(person));
}

export function countIn(io: RoomServer, room: string): number {
  return io.sockets.adapter.rooms.get(room)?.size ?? 0;
}

/** The connection beneath a socket: it stays the same when a client leaves and enters again, and so do its limits. */
export function connectionId(socket: RoomSocket): string {
  return (socket.conn as unknown as { readonly id: string }).id;
}

/** Writes a packet of Socket.IO's to the connection beneath a socket. */
export function writeTo(socket: RoomSocket, packet: string): void {
  (socket.conn as unknown as { readonly write: (packet: string, options: object) => void }).write(packet, plain);
}

const plain = {};
