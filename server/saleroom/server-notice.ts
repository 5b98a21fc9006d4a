/**
 * What the pages process reports to the server process: it writes to the database, whose triggers
 * send the notice (prisma/migrations). A notice carries no state: the receiver reads the database
 * again. Periodic reads make up for a lost one.
 */
export type ServerNotice =
  /** A person signed out, or the session was ended elsewhere. */
  | { readonly kind: 'session-ended'; readonly sessionId: string; readonly userId: string }
  /** A person's role changed, or the account was banned or readmitted. */
  | { readonly kind: 'user-changed'; readonly userId: string }
  /** A registration was made, approved or suspended, or its limit changed. */
  | {
      readonly kind: 'paddle-changed';
      readonly auctionId: string;
      readonly userId: string;
      readonly paddleId: string;
    }
  /** An auction was created, edited or published. */
  | { readonly kind: 'auction-changed'; readonly auctionId: string };

/** A source of notices. Its listeners must not throw. */
export type ServerNotices = {
  /**
   * Calls the listener with every notice from now on. Returns a function that ends the
   * subscription.
   */
  readonly subscribe: (listener: (notice: ServerNotice) => void) => () => void;
};
