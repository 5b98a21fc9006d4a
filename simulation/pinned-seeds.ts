/** Seeds whose auctions once broke an invariant, and what was wrong then. A test replays them with the others of its run. */
export const PINNED_SEEDS: readonly { readonly seed: number; readonly found: string }[] = [
  { seed: 14, found: 'the opening of a lot whose write was in doubt was announced by nobody (I25)' },
  { seed: 78, found: 'the opening of a lot whose write was in doubt was announced by nobody (I25)' },
  {
    seed: 166,
    found: 'an extension passed over a lot that another node had extended, taking it to be closed (I14, C4)',
  },
];
