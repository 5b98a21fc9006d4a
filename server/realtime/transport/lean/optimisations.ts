/**
 * The optimisations of the lean transport, each of which can be switched off by itself so that a
 * benchmark can show what it gains. Three depend on another one:
 *
 * - `directEvents` has no effect without `sharedDecoder`, which recognises the events.
 * - `rawWrites` without `leanEngine` applies to pre-encoded broadcasts only.
 * - `slimSockets` slims less without `leanEngine` and `sharedDecoder`, as Socket.IO's Client then
 *   needs its bound listeners.
 */
export type Optimisations = {
  /** Our own Engine.IO connections over TCP, instead of those of Engine.IO and ws. */
  readonly leanEngine: boolean;
  /** One packet decoder for all connections, instead of one for each. */
  readonly sharedDecoder: boolean;
  /**
   * A joined client's events go from the decoder to their handler, bypassing Socket.IO's dispatch.
   */
  readonly directEvents: boolean;
  /** Releases what Socket.IO stores for a joined client and this server does not use. */
  readonly slimSockets: boolean;
  /**
   * A broadcast is encoded and framed once, and written to a bounded number of clients per tick.
   */
  readonly preencodedBroadcast: boolean;
  /** Clients in the same single room share one set of rooms, and have no room of their own. */
  readonly sharedRoomSets: boolean;
  /**
   * Writes bypass Node's stream through its private `_handle`; otherwise `socket.write` is called.
   */
  readonly rawWrites: boolean;
};

export const allOptimisations: Optimisations = {
  leanEngine: true,
  sharedDecoder: true,
  directEvents: true,
  slimSockets: true,
  preencodedBroadcast: true,
  sharedRoomSets: true,
  rawWrites: true,
};
