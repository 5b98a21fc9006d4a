/** The conditions of sale that the demo's bidders accept when they register. */
export const conditionsOfSale = `\
**1. The bid.** A bid is binding from the moment the house accepts it. It can be taken back only
by the house, for a reason that is shown in the lot's history.

**2. The maximum.** You may leave a secret maximum. The house bids for you up to it, and no
further than needed. Of two equal maximums the earlier one leads.

**3. The reserve.** Some lots have a reserve, which is the consignor's secret. You are told
whether there is one and whether it has been met, and no more.

**4. The close.** Lots close one after another by the clock of the house. A bid in the last
minutes gives everybody more time, as the auction's rules say. A bid that arrives after the close
does not count, however little it was late.

**5. The price.** To the hammer price comes the buyer's premium with the tax on it. Both are shown
before you confirm a bid.

**6. The lot.** Every lot is sold as it stands. Descriptions and condition reports are given in
good faith.

*This is a demonstration. Nothing here is for sale, no price is owed, and the pictures are of
things that do not exist.*
`;
