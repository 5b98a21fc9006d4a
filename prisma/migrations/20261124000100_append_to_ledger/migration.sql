-- append_to_ledger: the one statement on the road of a bid. It locks the lots, checks under the locks everything that the saleroom assumed when it decided,
-- and writes events, outcomes and projections, or nothing. Called alone and autocommitted, so that no lock is held for anything but this function.
--
-- server/store/append-batch.ts writes the parameters: columns, one array each, which PostgreSQL reads several times faster than objects. Instants are epoch
-- milliseconds, amounts minor units; a paddle is its number, null for the house.
--   lot_…             a lot's row after the batch, and what was assumed of it: lot_expected, the seq before; lot_clock, on which side of its close it was
--                     decided; lot_changed: there are events; lot_opened: one of them opened it; lot_committed: what its leader stands to pay; lot_voided:
--                     null, or {rows: {seq, by}, limits: {paddle, limit, seq}}: history rows that a void takes out, and the limits that still stand
--   event_paddle, event_amount, event_automatic    a row of the bid history; event_limit: a limit that stands from now on
--   bidder_…          the people whose rights the batch rests on
--
-- A key that has an outcome already comes before every other refusal, so that it is answered with its first outcome whatever has happened since (I5). When all
-- else is as expected the primary key of "CommandOutcome" finds it, and the statement fails with unique_violation.
--
-- The answer: {kind: written, at} | {kind: keys-seen} | {kind: seq-moved, lotIds} | {kind: clock-moved, at} | {kind: rights-changed, userIds, endedSessions}
CREATE FUNCTION append_to_ledger(
  decided_at FLOAT8, tolerance FLOAT8,
  lot_id UUID[], lot_expected BIGINT[], lot_clock TEXT[], lot_changed BOOLEAN[], lot_opened BOOLEAN[], lot_status TEXT[], lot_seq BIGINT[], lot_hash TEXT[],
  lot_current_bid BIGINT[], lot_leading_paddle TEXT[], lot_paddle INT[], lot_bid_count INT[], lot_reserve BIGINT[], lot_reserve_state TEXT[],
  lot_scheduled_closes_at FLOAT8[], lot_closes_at FLOAT8[], lot_extensions INT[], lot_hammer_price BIGINT[], lot_ended_at FLOAT8[],
  lot_committed BIGINT[], lot_voided JSONB[],
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
  now_locked RECORD;
  n INT;
  locked INT := 0;
  auction_id UUID;
  house_clock TIMESTAMPTZ;
  house_ms FLOAT8;
  first_close TIMESTAMPTZ := 'infinity';
  last_close TIMESTAMPTZ := '-infinity';
  moved UUID[] := '{}';
  are_limited BOOLEAN;
  refused UUID[];
  over_limit UUID[];
  ended UUID[];
BEGIN
  -- Locks, in one order everywhere: lots by id, then the paddles that have a limit, by id (I21).
  FOR now_locked IN SELECT "id", "auctionId", "seq", "closesAt", "endedAt" FROM "Lot" WHERE "id" = ANY (lot_id) ORDER BY "id" FOR NO KEY UPDATE LOOP
    locked := locked + 1;
    auction_id := now_locked."auctionId";
    n := array_position(lot_id, now_locked."id");
    IF now_locked."seq" <> lot_expected[n] THEN moved := moved || now_locked."id"; END IF;
    IF lot_clock[n] = 'before-close' THEN first_close := least(first_close, now_locked."closesAt"); END IF;
    -- A lot that has ended is past its close whatever the clock says (I13).
    IF lot_clock[n] = 'at-or-after-close' AND now_locked."endedAt" IS NULL THEN last_close := greatest(last_close, now_locked."closesAt"); END IF;
  END LOOP;

  IF locked < cardinality(lot_id) THEN
    moved := moved || ARRAY(SELECT asked.id FROM unnest(lot_id) AS asked(id) WHERE NOT EXISTS (SELECT FROM "Lot" WHERE "Lot"."id" = asked.id));
  END IF;
  IF moved <> '{}' THEN
    RETURN unless_keys_seen(outcome_actor, outcome_key, jsonb_build_object('kind', 'seq-moved', 'lotIds', moved));
  END IF;

  -- Rights at that moment (I34).
  SELECT
      bool_or("Paddle"."bidLimit" IS NOT NULL),
      array_agg(bidder.person) FILTER (WHERE "Session"."id" IS NULL OR "User"."id" IS NULL OR "Paddle"."id" IS NULL),
      array_agg(bidder.session) FILTER (WHERE "Session"."id" IS NULL OR "User"."id" IS NULL)
    INTO are_limited, refused, ended
    FROM unnest(bidder_user, bidder_session, bidder_paddle) AS bidder(person, session, paddle)
    LEFT JOIN "Session" ON "Session"."id" = bidder.session AND "Session"."userId" = bidder.person AND "Session"."expiresAt" > clock_timestamp()
    LEFT JOIN "User" ON "User"."id" = bidder.person AND NOT ("User"."banned" AND coalesce("User"."banExpires" > clock_timestamp(), TRUE))
    LEFT JOIN "Paddle" ON "Paddle"."id" = bidder.paddle AND "Paddle"."userId" = bidder.person AND "Paddle"."auctionId" = auction_id
      AND "Paddle"."status" = 'approved';

  -- Most paddles have no limit. Where one has, it counts everything that the paddle has committed, this batch included (I21).
  IF are_limited THEN
    PERFORM FROM "Paddle" WHERE "id" = ANY (bidder_paddle) AND "bidLimit" IS NOT NULL ORDER BY "id" FOR NO KEY UPDATE;
    SELECT array_agg(bidder.person) INTO over_limit
      FROM unnest(bidder_user, bidder_paddle) AS bidder(person, paddle) JOIN "Paddle" ON "Paddle"."id" = bidder.paddle
      WHERE "Paddle"."bidLimit" < (
        SELECT coalesce(sum("amount"), 0) FROM "PaddleCommitment" WHERE "paddleId" = "Paddle"."id" AND "lotId" <> ALL (lot_id)
      ) + (
        SELECT coalesce(sum(after.committed), 0) FROM unnest(lot_paddle, lot_committed) AS after(paddle, committed) WHERE after.paddle = "Paddle"."number"
      );
    refused := refused || over_limit;
  END IF;

  -- The clock that decides: read after every wait (I12).
  house_clock := clock_timestamp();
  house_ms := extract(epoch FROM house_clock) * 1000;
  IF house_clock >= first_close OR house_clock < last_close OR abs(house_ms - decided_at) > tolerance THEN
    RETURN unless_keys_seen(outcome_actor, outcome_key, jsonb_build_object('kind', 'clock-moved', 'at', house_ms));
  END IF;
  IF refused IS NOT NULL THEN
    RETURN unless_keys_seen(outcome_actor, outcome_key, jsonb_build_object(
      'kind', 'rights-changed',
      'userIds', (SELECT jsonb_agg(DISTINCT person) FROM unnest(refused) AS person),
      'endedSessions', coalesce((SELECT jsonb_agg(DISTINCT session) FROM unnest(ended) AS session), '[]')
    ));
  END IF;

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
      "status" = after.status, "seq" = after.seq, "hash" = after.hash, "currentBid" = after.current_bid,
      "leadingPaddle" = after.leading_paddle, "bidCount" = after.bid_count, "reserveState" = after.reserve_state,
      "leadingPaddleId" = (SELECT "id" FROM "Paddle" WHERE "Paddle"."auctionId" = "Lot"."auctionId" AND "Paddle"."number" = after.paddle),
      -- Until it is opened a lot's ledger knows nothing of what the catalogue says.
      "reserve" = CASE WHEN after.opened THEN after.reserve ELSE "Lot"."reserve" END,
      "scheduledClosesAt" = CASE WHEN after.opened THEN to_timestamp(after.scheduled_closes_at / 1000) ELSE "Lot"."scheduledClosesAt" END,
      "closesAt" = CASE WHEN after.opened THEN to_timestamp(after.closes_at / 1000) ELSE "Lot"."closesAt" END,
      "extensions" = after.extensions, "hammerPrice" = after.hammer_price, "endedAt" = to_timestamp(after.ended_at / 1000)
    FROM unnest(
      lot_id, lot_changed, lot_opened, lot_status, lot_seq, lot_hash, lot_current_bid, lot_leading_paddle, lot_paddle, lot_bid_count,
      lot_reserve, lot_reserve_state, lot_scheduled_closes_at, lot_closes_at, lot_extensions, lot_hammer_price, lot_ended_at
    ) AS after(
      id, changed, opened, status, seq, hash, current_bid, leading_paddle, paddle, bid_count,
      reserve, reserve_state, scheduled_closes_at, closes_at, extensions, hammer_price, ended_at
    )
    WHERE "Lot"."id" = after.id AND after.changed;

  -- What leaders with a limit stand to pay.
  DELETE FROM "PaddleCommitment" WHERE "lotId" = ANY (lot_id);
  INSERT INTO "PaddleCommitment" ("lotId", "paddleId", "amount")
    SELECT after.id, "Paddle"."id", after.committed
    FROM unnest(lot_id, lot_paddle, lot_committed) AS after(id, paddle, committed)
    JOIN "Paddle" ON "Paddle"."auctionId" = auction_id AND "Paddle"."number" = after.paddle
    WHERE after.committed > 0 AND "Paddle"."bidLimit" IS NOT NULL;

  -- A void takes rows out of the history (B6), and with them, perhaps, the only limit of a paddle.
  FOR n IN 1..cardinality(lot_id) LOOP
    IF lot_voided[n] IS NOT NULL THEN PERFORM void_in_projections(lot_id[n], auction_id, lot_voided[n]); END IF;
  END LOOP;

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
