import type { RoomServer } from '../../broadcast/room-socket.ts';
import { extendAdapter } from './adapter-internals.ts';

/**
 * Lets clients that are in the same single room, as nearly all are, share one set of room names: a
 * set for each would take more memory than everything else that is stored of its membership. Also
 * omits the room that Socket.IO creates for each client under its id; nothing is sent to those.
 */
export function shareRoomSets(io: RoomServer): void {
  /** By room, the set shared by the clients that are in that room alone. */
  const sharedSets = new Map<string, ReadonlySet<string>>();

  extendAdapter(
    io,
    (Base) =>
      class SharedRoomSetsAdapter extends Base {
        constructor(namespace: unknown) {
          super(namespace);
          this.on('delete-room', (room) => sharedSets.delete(room));
        }

        override addAll(id: string, rooms: ReadonlySet<string>): void {
          this.#unshare(id);
          super.addAll(id, rooms.has(id) ? new Set([...rooms].filter((room) => room !== id)) : rooms);
          this.#share(id);
        }

        override del(id: string, room: string): void {
          this.#unshare(id);
          super.del(id, room);
          this.#share(id);
        }

        #share(id: string): void {
          const own = this.sids.get(id);
          const [room] = own ?? [];
          if (own?.size !== 1 || room === undefined) return;
          const shared = sharedSets.get(room);
          if (shared) this.sids.set(id, shared);
          else sharedSets.set(room, own);
        }

        /** Replaces a shared set by a copy before the base class changes it. */
        #unshare(id: string): void {
          const shared = this.sids.get(id);
          if (shared?.size === 1) this.sids.set(id, new Set(shared));
        }
      },
  );
}
