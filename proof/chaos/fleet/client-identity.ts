/** Who uses a client. `userId` is empty, and the cookie null, for a spectator. */
export type ClientIdentity = {
  readonly client: string;
  readonly userId: string;
  readonly cookie: string | null;
  readonly paddle: string | null;
};
