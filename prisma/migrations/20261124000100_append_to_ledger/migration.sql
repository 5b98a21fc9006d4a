-- append_to_ledger: the one statement on the road of a bid. It locks the lots, checks under the locks everything that the saleroom assumed when it decided,
-- and writes events, outcomes and projections, or nothing. Called alone and autocommitted, so that no lock is held for anything but this function.
--
-- server/store/append-batch.ts writes the parameters. What there may be hundreds of comes as columns, one array each, which PostgreSQL reads several
-- times faster than objects. Instants are epoch milliseconds, amounts minor units; a paddle is its number, null for the house.
--   lots              {lotId, expectedSeq, clock, changed: has events, opened, …the lot's row after the batch, committed: what its leader stands to pay,
--                     voided: null, or {rows: {seq, by}, limits: {paddle, limit, seq}}: history rows that a void takes out, and the limits that still stand}
--   event_paddle, event_amount, event_automatic    a row of the bid history; event_limit: a limit that stands from now on
--   bidder_…          the people whose rights the batch rests on
--
-- A key that has an outcome already comes before every other refusal, so that it is answered with its first outcome whatever has happened since (I5). When all
-- else is as expected the primary key of "CommandOutcome" finds it, and the statement fails with unique_violation.
--
-- The answer: {kind: written, at} | {kind: keys-seen} | {kind: seq-moved, lotIds} | {kind: clock-moved, at} | {kind: rights-changed, userIds, endedSessions}
CREATE FUNCTION append_to_ledger(
  decided_at FLOAT8, tolerance FLOAT8, lots JSONB,
  event_lot UUID[], event_seq BIGINT[], event_type TEXT[], event_public JSONB[], event_secret JSONB[],
  event_actor UUID[], event_key TEXT[], event_at FLOAT8[], event_hash TEXT[],
  event_paddle INT[], event_amount BIGINT[], event_automatic BOOLEAN[], event_limit BIGINT[],
  outcome_actor UUID[], outcome_key TEXT[], outcome_lot UUID[], outcome_digest TEXT[], outcome_at FLOAT8[],
  outcome_seq BIGINT[], outcome_hash TEXT[], outcome_rejection JSONB[],
  bidder_user UUID[], bidder_session UUID[], bidder_paddle UUID[]
) RETURNS JSONB LANGUAGE plpgsql
-- One plan for each statement, by index, planned once per connection: a sale may begin with tables of which nothing is known yet, and planning anew costs more
-- than the work.
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off
AS $$
DECLARE
  lot_ids UUID[];
  auction_id UUID;
  house_clock TIMESTAMPTZ;
  house_ms FLOAT8;
  moved JSONB;
  is_off BOOLEAN;
  refusal JSONB;
BEGIN
  -- Locks, in one order everywhere: lots by id, then the paddles that have a limit, by id (I21).
  SELECT array_agg(locked."id"), min(locked."auctionId"::TEXT)::UUID INTO lot_ids, auction_id FROM (
    SELECT "id", "auctionId" FROM "Lot"
    WHERE "id" IN (SELECT (lot ->> 'lotId')::UUID FROM jsonb_array_elements(lots) AS lot)
    ORDER BY "id" FOR NO KEY UPDATE
  ) AS locked;
  PERFORM FROM "Paddle" WHERE "id" = ANY (bidder_paddle) AND "bidLimit" IS NOT NULL ORDER BY "id" FOR NO KEY UPDATE;

  -- The clock that decides: read after every wait (I12).
  house_clock := clock_timestamp();
  house_ms := extract(epoch FROM house_clock) * 1000;

  SELECT
      jsonb_agg(asked."lotId") FILTER (WHERE "Lot"."seq" IS DISTINCT FROM asked."expectedSeq"),
      bool_or(
        asked."clock" = 'before-close' AND house_clock >= "Lot"."closesAt"
        -- A lot that has ended is past its close whatever the clock says (I13).
        OR asked."clock" = 'at-or-after-close' AND house_clock < "Lot"."closesAt" AND "Lot"."endedAt" IS NULL
      )
    INTO moved, is_off
    FROM jsonb_to_recordset(lots) AS asked("lotId" UUID, "expectedSeq" BIGINT, "clock" TEXT)
    LEFT JOIN "Lot" ON "Lot"."id" = asked."lotId";
  IF moved IS NOT NULL THEN
    RETURN unless_keys_seen(outcome_actor, outcome_key, jsonb_build_object('kind', 'seq-moved', 'lotIds', moved));
  END IF;
  IF is_off OR abs(house_ms - decided_at) > tolerance THEN
    RETURN unless_keys_seen(outcome_actor, outcome_key, jsonb_build_object('kind', 'clock-moved', 'at', house_ms));
  END IF;

  -- Rights at that moment (I34), and limits over everything that the paddle has committed, this batch included (I21).
  SELECT jsonb_build_object(
      'kind', 'rights-changed',
      'userIds', jsonb_agg(DISTINCT bidder.person),
      'endedSessions', coalesce(jsonb_agg(DISTINCT bidder.session) FILTER (WHERE "Session"."id" IS NULL OR "User"."id" IS NULL), '[]')
    ) INTO refusal
    FROM unnest(bidder_user, bidder_session, bidder_paddle) AS bidder(person, session, paddle)
    LEFT JOIN "Session" ON "Session"."id" = bidder.session AND "Session"."userId" = bidder.person AND "Session"."expiresAt" > house_clock
    LEFT JOIN "User" ON "User"."id" = bidder.person AND NOT ("User"."banned" AND coalesce("User"."banExpires" > house_clock, TRUE))
    LEFT JOIN "Paddle" ON "Paddle"."id" = bidder.paddle AND "Paddle"."userId" = bidder.person AND "Paddle"."auctionId" = auction_id
      AND "Paddle"."status" = 'approved'
    WHERE "Session"."id" IS NULL OR "User"."id" IS NULL OR "Paddle"."id" IS NULL
      -- Most paddles have no limit, and for those nothing is summed up.
      OR CASE WHEN "Paddle"."bidLimit" IS NULL THEN FALSE ELSE "Paddle"."bidLimit" < (
        SELECT coalesce(sum("amount"), 0) FROM "PaddleCommitment" WHERE "paddleId" = "Paddle"."id" AND "lotId" <> ALL (lot_ids)
      ) + (
        SELECT coalesce(sum(after."committed"), 0) FROM jsonb_to_recordset(lots) AS after("paddle" INT, "committed" BIGINT)
        WHERE after."paddle" = "Paddle"."number"
      ) END
    HAVING count(*) > 0;
  IF refusal IS NOT NULL THEN RETURN unless_keys_seen(outcome_actor, outcome_key, refusal); END IF;

  WITH event AS MATERIALIZED (
    SELECT event.*, "Paddle"."id" AS paddle_id
    FROM unnest(
      event_lot, event_seq, event_type, event_public, event_secret, event_actor, event_key, event_at, event_hash,
      event_paddle, event_amount, event_automatic, event_limit
    ) AS event(lot, seq, type, public, secret, actor, key, at, hash, paddle, amount, automatic, "limit")
    LEFT JOIN "Paddle" ON "Paddle"."auctionId" = auction_id AND "Paddle"."number" = event.paddle
  ), ledger AS (
    INSERT INTO "LotEvent" ("lotId", "seq", "type", "public", "secret", "actorId", "commandKey", "at", "hash", "recordedAt")
    SELECT lot, seq, type, public, secret, actor, key, to_timestamp(at / 1000), hash, house_clock FROM event
  ), history AS (
    INSERT INTO "Bid" ("lotId", "seq", "paddleId", "paddle", "amount", "automatic", "at")
    SELECT lot, seq, paddle_id, coalesce(paddle::TEXT, 'house'), amount, automatic, to_timestamp(at / 1000) FROM event WHERE amount IS NOT NULL
  )
  INSERT INTO "MaxBid" ("lotId", "paddleId", "limit", "seq")
    SELECT lot, paddle_id, "limit", seq FROM event WHERE "limit" IS NOT NULL
    ON CONFLICT ("lotId", "paddleId") DO UPDATE SET "limit" = EXCLUDED."limit", "seq" = EXCLUDED."seq";

  INSERT INTO "CommandOutcome" ("actorId", "key", "lotId", "digest", "accepted", "seq", "hash", "rejection", "at")
    SELECT actor, key, lot, digest, seq IS NOT NULL, seq, hash, rejection, to_timestamp(at / 1000)
    FROM unnest(outcome_actor, outcome_key, outcome_lot, outcome_digest, outcome_at, outcome_seq, outcome_hash, outcome_rejection)
    AS outcome(actor, key, lot, digest, at, seq, hash, rejection);

  UPDATE "Lot" SET
      "status" = after."status", "seq" = after."seq", "hash" = after."hash", "currentBid" = after."currentBid",
      "leadingPaddle" = after."leadingPaddle", "bidCount" = after."bidCount", "reserveState" = after."reserveState",
      "leadingPaddleId" = (SELECT "id" FROM "Paddle" WHERE "Paddle"."auctionId" = "Lot"."auctionId" AND "Paddle"."number" = after."paddle"),
      -- Until it is opened a lot's ledger knows nothing of what the catalogue says.
      "reserve" = CASE WHEN after."opened" THEN after."reserve" ELSE "Lot"."reserve" END,
      "scheduledClosesAt" = CASE WHEN after."opened" THEN to_timestamp(after."scheduledClosesAt" / 1000) ELSE "Lot"."scheduledClosesAt" END,
      "closesAt" = CASE WHEN after."opened" THEN to_timestamp(after."closesAt" / 1000) ELSE "Lot"."closesAt" END,
      "extensions" = after."extensions", "hammerPrice" = after."hammerPrice", "endedAt" = to_timestamp(after."endedAt" / 1000)
    FROM jsonb_to_recordset(lots) AS after(
      "lotId" UUID, "changed" BOOLEAN, "opened" BOOLEAN, "status" TEXT, "seq" BIGINT, "hash" TEXT, "currentBid" BIGINT, "leadingPaddle" TEXT, "paddle" INT,
      "bidCount" INT, "reserve" BIGINT, "reserveState" TEXT, "scheduledClosesAt" FLOAT8, "closesAt" FLOAT8, "extensions" INT, "hammerPrice" BIGINT,
      "endedAt" FLOAT8
    )
    WHERE "Lot"."id" = after."lotId" AND after."changed";

  -- What leaders with a limit stand to pay.
  DELETE FROM "PaddleCommitment" WHERE "lotId" = ANY (lot_ids);
  INSERT INTO "PaddleCommitment" ("lotId", "paddleId", "amount")
    SELECT after."lotId", "Paddle"."id", after."committed"
    FROM jsonb_to_recordset(lots) AS after("lotId" UUID, "paddle" INT, "committed" BIGINT)
    JOIN "Paddle" ON "Paddle"."auctionId" = auction_id AND "Paddle"."number" = after."paddle"
    WHERE after."committed" > 0 AND "Paddle"."bidLimit" IS NOT NULL;

  -- A void takes rows out of the history (B6), and with them, perhaps, the only limit of a paddle.
  IF lots @? '$[*].voided ? (@ != null)' THEN
    PERFORM void_in_projections((lot ->> 'lotId')::UUID, auction_id, lot -> 'voided')
      FROM jsonb_array_elements(lots) AS lot WHERE lot -> 'voided' <> 'null';
  END IF;

  RETURN jsonb_build_object('kind', 'written', 'at', house_ms);
END $$;

CREATE FUNCTION unless_keys_seen(actors UUID[], keys TEXT[], refusal JSONB) RETURNS JSONB LANGUAGE sql AS $$
  SELECT CASE WHEN EXISTS (
    SELECT FROM unnest(actors, keys) AS asked(actor, key) JOIN "CommandOutcome" AS known ON known."actorId" = asked.actor AND known."key" = asked.key
  ) THEN jsonb_build_object('kind', 'keys-seen') ELSE refusal END;
$$;

CREATE FUNCTION void_in_projections(voided_lot UUID, auction_id UUID, voided JSONB) RETURNS VOID LANGUAGE sql AS $$
  UPDATE "Bid" SET "voidedBySeq" = voided_row."by"
    FROM jsonb_to_recordset(voided -> 'rows') AS voided_row("seq" BIGINT, "by" BIGINT)
    WHERE "Bid"."lotId" = voided_lot AND "Bid"."seq" = voided_row."seq";
  DELETE FROM "MaxBid" WHERE "lotId" = voided_lot;
  INSERT INTO "MaxBid" ("lotId", "paddleId", "limit", "seq")
    SELECT voided_lot, "Paddle"."id", standing."limit", standing."seq"
    FROM jsonb_to_recordset(voided -> 'limits') AS standing("paddle" INT, "limit" BIGINT, "seq" BIGINT)
    JOIN "Paddle" ON "Paddle"."auctionId" = auction_id AND "Paddle"."number" = standing."paddle";
$$;
