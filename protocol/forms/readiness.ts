/** Whether a draft auction can be published: blocks must be fixed first, warnings may stay. */

/** One finding, with the numbers of the lots concerned. */
export type Finding =
  | { readonly code: 'NO_LOTS' }
  | { readonly code: 'NO_CLOSING_TIME' }
  | { readonly code: 'OPENS_IN_THE_PAST' }
  | { readonly code: 'CLOSES_IN_THE_PAST' }
  | { readonly code: 'CLOSES_BEFORE_IT_OPENS' }
  | { readonly code: 'OPENING_BID_OFF_LADDER'; readonly lots: readonly string[] }
  | { readonly code: 'CLOSES_SOON'; readonly minutes: number }
  | { readonly code: 'CLOSES_AT_NIGHT' }
  | { readonly code: 'NO_CONDITIONS' }
  | { readonly code: 'NO_DESCRIPTION' }
  | { readonly code: 'RESERVE_BELOW_OPENING_BID'; readonly lots: readonly string[] }
  | { readonly code: 'RESERVE_ABOVE_HIGH_ESTIMATE'; readonly lots: readonly string[] }
  | { readonly code: 'NO_PICTURE'; readonly lots: readonly string[] }
  | { readonly code: 'NO_ALT_TEXT'; readonly lots: readonly string[] }
  | { readonly code: 'NO_ESTIMATE'; readonly lots: readonly string[] };

export type Readiness = {
  readonly blocks: readonly Finding[];
  readonly warnings: readonly Finding[];
};
