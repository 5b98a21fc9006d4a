import type { RoomSocket } from '../../broadcast/room-socket.ts';

/** A message on its way to the clients that were in its rooms when it was sent. */
export type Message = {
  readonly encoded: readonly string[];
  readonly frame: Buffer;
  /** For the clients that Socket.IO has to write to. */
  readonly options: { readonly preEncoded: true; readonly wsPreEncodedFrame: readonly [Buffer] };
  readonly rooms: ReadonlySet<string>;
  readonly sockets: readonly RoomSocket[];
  /** The index of the recipient that is written to first, and how many have been written to. */
  readonly first: number;
  written: number;
  /** How often any client had left a room when it was sent. */
  readonly departures: number;
};

export type BroadcastQueue = {
  readonly add: (message: Message) => void;
  /** Whether some message has not been written to all its recipients yet. */
  readonly isBehind: () => boolean;
  /** Writes everything that is still queued at once. */
  readonly flush: () => void;
};

/**
 * Writes messages in the order they were added, to a bounded number of clients in each tick of the
 * event loop, so that bids are served in between.
 */
export function createBroadcastQueue(
  clientsPerTick: number,
  write: (socket: RoomSocket, message: Message) => void,
): BroadcastQueue {
  const queue: Message[] = [];
  let left = clientsPerTick;
  let isScheduled = false;

  const writeToSome = (message: Message) => {
    const { sockets, first } = message;
    const end = Math.min(sockets.length, message.written + left);
    left -= end - message.written;
    for (; message.written < end; message.written++)
      write(sockets[(first + message.written) % sockets.length] as RoomSocket, message);
  };
  const run = () => {
    while (left > 0 && queue.length > 0) {
      const message = queue[0] as Message;
      writeToSome(message);
      if (message.written === message.sockets.length) queue.shift();
    }
    if (isScheduled) return;
    isScheduled = true;
    setImmediate(() => {
      isScheduled = false;
      left = clientsPerTick;
      if (queue.length > 0) run();
    });
  };
  return {
    add: (message) => {
      queue.push(message);
      run();
    },
    isBehind: () => queue.length > 0,
    flush: () => {
      left = Number.POSITIVE_INFINITY;
      run();
    },
  };
}
