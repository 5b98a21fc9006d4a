/** What a suspended account's row says. */
export type BanFields = { readonly banned: boolean | null; readonly banExpires: Date | null };

/** Says whether an account is suspended at `now` (epoch milliseconds). A suspension without an end lasts until it is lifted. */
export function isBanned({ banned, banExpires }: BanFields, now: number): boolean {
  return banned === true && (banExpires === null || banExpires.getTime() > now);
}
