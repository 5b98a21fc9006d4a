export type BanFields = { readonly banned: boolean | null; readonly banExpires: Date | null };

/**
 * Whether an account is suspended at `now` (epoch milliseconds). No expiry means until it is
 * lifted.
 */
export function isBanned({ banned, banExpires }: BanFields, now: number): boolean {
  return banned === true && (banExpires === null || banExpires.getTime() > now);
}
