-- The register of an auction: what one statement has to do because others do the same at once.

-- register_paddle: the next free number for somebody, or the paddle that they have. Who registers waits for who registers a moment earlier, on the
-- auction's row, so that a crowd gets its numbers one after the other without a try in vain. Answers nothing where there is no such published auction.
CREATE FUNCTION register_paddle(new_id UUID, auction_id UUID, user_id UUID)
RETURNS TABLE ("id" UUID, "number" INT, "status" TEXT, "bidLimit" BIGINT, "isNew" BOOLEAN) LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
  registration TEXT;
BEGIN
  SELECT "registration" INTO registration FROM "Auction" WHERE "id" = auction_id AND "status" = 'published' FOR NO KEY UPDATE;
  IF NOT FOUND THEN RETURN; END IF;
  INSERT INTO "Paddle" ("id", "auctionId", "userId", "number", "status")
    SELECT new_id, auction_id, user_id, coalesce(max("number"), 0) + 1,
      CASE registration WHEN 'automatic' THEN 'approved' ELSE 'awaiting-approval' END
    FROM "Paddle" WHERE "auctionId" = auction_id
    ON CONFLICT ("auctionId", "userId") DO NOTHING;
  RETURN QUERY SELECT "id", "number"::INT, "status"::TEXT, "bidLimit"::BIGINT, "id" = new_id FROM "Paddle" WHERE "auctionId" = auction_id AND "userId" = user_id;
END $$;

-- set_paddle_limit: what a paddle may have committed at a time. Commitments are kept for paddles with a limit only, so a limit that is set during the
-- auction has to count what the paddle leads and has won by then. The lots of the auction are locked first, in the order of append_to_ledger: a bid that is
-- being written is counted, one that waits sees the limit (I21). Answers false where there is no such paddle.
CREATE FUNCTION set_paddle_limit(paddle_id UUID, new_limit BIGINT) RETURNS BOOLEAN LANGUAGE plpgsql AS $$
DECLARE
  auction_id UUID;
BEGIN
  SELECT "auctionId" INTO auction_id FROM "Paddle" WHERE "id" = paddle_id;
  IF NOT FOUND THEN RETURN FALSE; END IF;
  PERFORM FROM "Lot" WHERE "auctionId" = auction_id ORDER BY "id" FOR NO KEY UPDATE;
  UPDATE "Paddle" SET "bidLimit" = new_limit WHERE "id" = paddle_id;
  DELETE FROM "PaddleCommitment" WHERE "paddleId" = paddle_id;
  IF new_limit IS NOT NULL THEN
    INSERT INTO "PaddleCommitment" ("lotId", "paddleId", "amount")
      SELECT "Lot"."id", paddle_id, CASE WHEN "Lot"."status" = 'sold' THEN "Lot"."hammerPrice" ELSE "MaxBid"."limit" END
      FROM "Lot" JOIN "MaxBid" ON "MaxBid"."lotId" = "Lot"."id" AND "MaxBid"."paddleId" = paddle_id
      WHERE "Lot"."auctionId" = auction_id AND "Lot"."leadingPaddleId" = paddle_id AND "Lot"."status" IN ('open', 'paused', 'sold');
  END IF;
  RETURN TRUE;
END $$;
