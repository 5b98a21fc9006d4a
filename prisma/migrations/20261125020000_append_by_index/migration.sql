-- append_to_ledger looks each paddle of a batch up by its index. Planned for tables of which nothing is known, it read all paddles of the auction once and went
-- through them for every bid: with 256 paddles a quarter of a batch's time, and growing with every registration.
ALTER FUNCTION append_to_ledger SET enable_material = off SET enable_bitmapscan = off;
