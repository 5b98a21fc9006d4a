/**
 * What the saleroom hears from the pages' process, by way of the database (triggers of the first migration). A notice is a hint to read again:
 * it carries no state, and whoever misses one finds out by reading from time to time.
 */
export type ServerNotice =
  /** Somebody signed out, or their session was ended elsewhere. */
  | { readonly kind: 'session-ended'; readonly sessionId: string; readonly userId: string }
  /** Somebody's role changed, or they were banned or let in again. */
  | { readonly kind: 'user-changed'; readonly userId: string }
  /** A registration was made, approved, suspended, or given another limit. */
  | {
      readonly kind: 'paddle-changed';
      readonly auctionId: string;
      readonly userId: string;
      readonly paddleId: string;
    }
  /** An auction was made, edited or published. */
  | { readonly kind: 'auction-changed'; readonly auctionId: string };

/** Where notices can be heard. A listener must not throw. */
export type ServerNotices = {
  /** Hears every notice from now on; returns what ends it. */
  readonly subscribe: (listener: (notice: ServerNotice) => void) => () => void;
};
