import type { AuctionHistory } from '#proof/simulation/history.ts';
import { CLAIMS, type InvariantId } from '../claims.ts';
import { breachesIn, type Finding, type Invariant } from '../invariant.ts';
import { type SimulatedAuction, simulatedAuction } from './simulated-auction.ts';
import { SIMULATED_AUCTION_INVARIANTS } from './simulated-auction-invariants.ts';

export type Breach = { readonly id: InvariantId; readonly breach: string };

/** What the invariants found in one auction: how many places each examined, and every breach. */
export type AuctionResult = {
  readonly examined: ReadonlyMap<Invariant<SimulatedAuction>, number>;
  readonly breaches: readonly Breach[];
};

export function checkAuction(history: AuctionHistory): AuctionResult {
  let auction: SimulatedAuction;
  try {
    auction = simulatedAuction(history);
  } catch (fault) {
    const { id } = CLAIMS.shownAsFolded;
    return { examined: new Map(), breaches: [{ id, breach: `the ledger cannot be folded: ${fault}` }] };
  }
  const results = SIMULATED_AUCTION_INVARIANTS.map((invariant): [Invariant<SimulatedAuction>, readonly Finding[]] => [
    invariant,
    invariant.check(auction),
  ]);
  return {
    examined: new Map(results.map(([invariant, findings]) => [invariant, findings.length])),
    breaches: results.flatMap(([{ id }, findings]) => breachesIn(findings).map((breach) => ({ id, breach }))),
  };
}
