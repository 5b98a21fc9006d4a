import type { RoomServer, RoomSocket } from '../../broadcast/room-socket.ts';

/** A Socket.IO packet as an adapter broadcasts it. */
export type Packet = { nsp: string };

export type Recipients = {
  readonly rooms: ReadonlySet<string>;
  readonly except?: ReadonlySet<string>;
  readonly flags?: { readonly volatile?: boolean };
};

/** Socket.IO's in-memory adapter, with the private members that the lean transport uses. */
export type AdapterInternals = {
  readonly nsp: { readonly name: string; readonly sockets: ReadonlyMap<string, RoomSocket> };
  readonly rooms: ReadonlyMap<string, ReadonlySet<string>>;
  readonly on: (event: 'leave-room' | 'delete-room', listener: (room: string) => void) => void;
  readonly sids: Map<string, ReadonlySet<string>>;
  readonly encoder: { readonly encode: (packet: Packet) => readonly unknown[] };
  readonly apply: (to: Recipients, callback: (socket: RoomSocket) => void) => void;
  addAll(id: string, rooms: ReadonlySet<string>): void;
  del(id: string, room: string): void;
  broadcast(packet: Packet, to: Recipients): void;
};

type AdapterClass = new (namespace: unknown) => AdapterInternals;

/** Replaces the server's adapter class by one derived from it. Call before any client connects. */
export function extendAdapter(io: RoomServer, derive: (base: AdapterClass) => AdapterClass): void {
  const derived = derive(io.adapter() as unknown as AdapterClass);
  io.adapter(derived as unknown as Parameters<RoomServer['adapter']>[0]);
}
