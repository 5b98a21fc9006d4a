-- A catalogue is counted, and its next and last closes are found, by this index alone. Its columns do not change with a bid, only with a status, an extension
-- or a reserve that is met, so that a bid's rewrite of the lot's row still touches no index (a HOT update).
CREATE INDEX "Lot_auctionId_status_closesAt_reserveState_idx" ON "Lot"("auctionId", "status", "closesAt", "reserveState");
COMMENT ON INDEX "Lot_auctionId_status_closesAt_reserveState_idx" IS 'Counting a catalogue''s lots; which of an auction''s lots close next, and when the last one does.';
