/** A session of a person. Its token is never read. */
export type ListedSession = {
  readonly sessionId: string;
  readonly userAgent: string | null;
  readonly ipAddress: string | null;
  /** Epoch milliseconds. */
  readonly beganAt: number;
  readonly isThisOne: boolean;
};

export type AccountPage = { readonly sessions: readonly ListedSession[] };
