/** What the saleroom's logic needs from a connection; saleroom-socket.ts is the one that speaks Socket.IO. */
import type { Ack } from '#protocol/socket/ack.ts';
import type { ClientEventName, ClientRequest } from '#protocol/socket/client-events.ts';
import type { ServerEvents } from '#protocol/socket/server-events.ts';

/** No answer: not connected, or none within the time given. It says nothing about what became of the request. */
export const NO_ANSWER = Symbol('no answer');

/** What happens to the connection itself. After `lost` it is sought again without the caller's doing; `inVain` is each attempt that failed. */
export type WireEvents = { readonly up: () => void; readonly lost: () => void; readonly inVain: () => void };

export type Wire = {
  readonly isUp: () => boolean;
  /** Sends at once or not at all: nothing is ever kept for later. `time` is in milliseconds. */
  readonly ask: <N extends ClientEventName>(
    name: N,
    request: ClientRequest<N>,
    time: number,
  ) => Promise<Ack<N> | typeof NO_ANSWER>;
  /** Returns the function that stops listening. */
  readonly hear: <N extends keyof ServerEvents>(name: N, listener: ServerEvents[N]) => () => void;
  readonly watch: (events: WireEvents) => () => void;
  /** Milliseconds since anything was heard from the house. */
  readonly silence: () => number;
  /** Tries now instead of at the next attempt; a connection that is up but silent is given up for a new one. */
  readonly renew: () => void;
};
