import { afterAll, beforeAll, describe } from 'vitest';
import { describeAppending } from './appending.ts';
import { describeAuctionViews } from './auction-views.ts';
import { describeBidderRights } from './bidder-rights.ts';
import { describeCommandKeys } from './command-keys.ts';
import { createLedgerContract, type LedgerUnderTest } from './contract-fixture.ts';
import { describeDatabaseClock } from './database-clock.ts';

/**
 * Tests that a ledger keeps all its promises. `open` is called once; each test uses its own
 * auction.
 */
export function describeLedger(name: string, open: () => Promise<LedgerUnderTest>): void {
  describe(`the ledger ${name}`, () => {
    let current: LedgerUnderTest | null = null;
    const contract = createLedgerContract(() => {
      if (!current) throw new Error('the ledger is not open');
      return current;
    });
    beforeAll(async () => {
      current = await open();
    });
    afterAll(() => current?.close());

    describeAppending(contract);
    describeCommandKeys(contract);
    describeDatabaseClock(contract);
    describeBidderRights(contract);
    describeAuctionViews(contract);
  });
}
