/** What a person may do in the house: bid, run auctions, or administer everything. */
export type Role = 'bidder' | 'clerk' | 'admin';
