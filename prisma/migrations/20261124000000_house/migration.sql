-- The house: its people, auctions, lots, and the ledger.
-- Part 1 is what Prisma makes of schema.prisma, but for three foreign keys of LotEvent and Bid (see part 4). Parts 2 to 6 are what Prisma cannot express.

-- Part 1: tables, unique keys, indexes, foreign keys.

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "User" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "emailVerified" BOOLEAN NOT NULL DEFAULT false,
    "image" TEXT,
    "role" TEXT NOT NULL DEFAULT 'bidder',
    "banned" BOOLEAN NOT NULL DEFAULT false,
    "banReason" TEXT,
    "banExpires" TIMESTAMPTZ(3),
    "isBot" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "User_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Session" (
    "id" UUID NOT NULL,
    "token" TEXT NOT NULL,
    "userId" UUID NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "ipAddress" TEXT,
    "userAgent" TEXT,
    "impersonatedBy" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Account" (
    "id" UUID NOT NULL,
    "accountId" TEXT NOT NULL,
    "providerId" TEXT NOT NULL,
    "userId" UUID NOT NULL,
    "accessToken" TEXT,
    "refreshToken" TEXT,
    "idToken" TEXT,
    "accessTokenExpiresAt" TIMESTAMPTZ(3),
    "refreshTokenExpiresAt" TIMESTAMPTZ(3),
    "scope" TEXT,
    "password" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Verification" (
    "id" UUID NOT NULL,
    "identifier" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Verification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RateLimit" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "lastRequest" BIGINT NOT NULL,

    CONSTRAINT "RateLimit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SetupLink" (
    "tokenHash" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "SetupLink_pkey" PRIMARY KEY ("tokenHash")
);

-- CreateTable
CREATE TABLE "Auction" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "subtitle" TEXT NOT NULL DEFAULT '',
    "description" TEXT NOT NULL DEFAULT '',
    "conditions" TEXT NOT NULL DEFAULT '',
    "kind" TEXT NOT NULL DEFAULT 'timed',
    "status" TEXT NOT NULL DEFAULT 'draft',
    "timeZone" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "terms" JSONB NOT NULL,
    "opensAt" TIMESTAMPTZ(3),
    "firstClosesAt" TIMESTAMPTZ(3),
    "closeGap" INTEGER NOT NULL DEFAULT 0,
    "registration" TEXT NOT NULL DEFAULT 'automatic',
    "createdById" UUID,
    "publishedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Auction_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Consignor" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "userId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Consignor_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Lot" (
    "id" UUID NOT NULL,
    "auctionId" UUID NOT NULL,
    "lotNumber" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "maker" TEXT NOT NULL DEFAULT '',
    "description" TEXT NOT NULL DEFAULT '',
    "condition" TEXT NOT NULL DEFAULT '',
    "group" TEXT,
    "estimateLow" BIGINT,
    "estimateHigh" BIGINT,
    "openingBid" BIGINT NOT NULL,
    "reserve" BIGINT,
    "consignorId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "status" TEXT NOT NULL DEFAULT 'scheduled',
    "seq" BIGINT NOT NULL DEFAULT 0,
    "hash" TEXT NOT NULL DEFAULT '0000000000000000000000000000000000000000000000000000000000000000',
    "currentBid" BIGINT,
    "leadingPaddleId" UUID,
    "leadingPaddle" TEXT,
    "bidCount" INTEGER NOT NULL DEFAULT 0,
    "reserveState" TEXT NOT NULL DEFAULT 'none',
    "opensAt" TIMESTAMPTZ(3),
    "scheduledClosesAt" TIMESTAMPTZ(3),
    "closesAt" TIMESTAMPTZ(3),
    "extensions" INTEGER NOT NULL DEFAULT 0,
    "hammerPrice" BIGINT,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Lot_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LotImage" (
    "id" UUID NOT NULL,
    "lotId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "alt" TEXT NOT NULL DEFAULT '',
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "thumbhash" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "LotImage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Paddle" (
    "id" UUID NOT NULL,
    "auctionId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "status" TEXT NOT NULL,
    "bidLimit" BIGINT,
    "acceptedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Paddle_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PaddleCommitment" (
    "lotId" UUID NOT NULL,
    "paddleId" UUID NOT NULL,
    "amount" BIGINT NOT NULL,

    CONSTRAINT "PaddleCommitment_pkey" PRIMARY KEY ("lotId")
);

-- CreateTable
CREATE TABLE "Watch" (
    "userId" UUID NOT NULL,
    "lotId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Watch_pkey" PRIMARY KEY ("userId","lotId")
);

-- CreateTable
CREATE TABLE "LotEvent" (
    "lotId" UUID NOT NULL,
    "seq" BIGINT NOT NULL,
    "type" TEXT NOT NULL,
    "public" JSONB NOT NULL,
    "secret" JSONB,
    "actorId" UUID,
    "commandKey" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "hash" TEXT NOT NULL,
    "recordedAt" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "LotEvent_pkey" PRIMARY KEY ("lotId","seq")
);

-- CreateTable
CREATE TABLE "CommandOutcome" (
    "actorId" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "lotId" UUID NOT NULL,
    "digest" TEXT NOT NULL,
    "accepted" BOOLEAN NOT NULL,
    "seq" BIGINT,
    "hash" TEXT,
    "rejection" JSONB,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "CommandOutcome_pkey" PRIMARY KEY ("actorId","key")
);

-- CreateTable
CREATE TABLE "Bid" (
    "lotId" UUID NOT NULL,
    "seq" BIGINT NOT NULL,
    "paddleId" UUID,
    "paddle" TEXT NOT NULL,
    "amount" BIGINT NOT NULL,
    "automatic" BOOLEAN NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "voidedBySeq" BIGINT,

    CONSTRAINT "Bid_pkey" PRIMARY KEY ("lotId","seq")
);

-- CreateTable
CREATE TABLE "MaxBid" (
    "lotId" UUID NOT NULL,
    "paddleId" UUID NOT NULL,
    "limit" BIGINT NOT NULL,
    "seq" BIGINT NOT NULL,

    CONSTRAINT "MaxBid_pkey" PRIMARY KEY ("lotId","paddleId")
);

-- CreateIndex
CREATE UNIQUE INDEX "User_email_key" ON "User"("email");

-- CreateIndex
CREATE UNIQUE INDEX "Session_token_key" ON "Session"("token");

-- CreateIndex
CREATE INDEX "Session_userId_idx" ON "Session"("userId");

-- CreateIndex
CREATE INDEX "Account_userId_idx" ON "Account"("userId");

-- CreateIndex
CREATE INDEX "Verification_identifier_idx" ON "Verification"("identifier");

-- CreateIndex
CREATE UNIQUE INDEX "RateLimit_key_key" ON "RateLimit"("key");

-- CreateIndex
CREATE UNIQUE INDEX "Auction_slug_key" ON "Auction"("slug");

-- CreateIndex
CREATE INDEX "Auction_status_firstClosesAt_idx" ON "Auction"("status", "firstClosesAt");

-- CreateIndex
CREATE INDEX "Consignor_userId_idx" ON "Consignor"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "Lot_auctionId_position_key" ON "Lot"("auctionId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "Lot_auctionId_lotNumber_key" ON "Lot"("auctionId", "lotNumber");

-- CreateIndex
CREATE UNIQUE INDEX "LotImage_lotId_position_key" ON "LotImage"("lotId", "position");

-- CreateIndex
CREATE INDEX "Paddle_userId_idx" ON "Paddle"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "Paddle_auctionId_userId_key" ON "Paddle"("auctionId", "userId");

-- CreateIndex
CREATE UNIQUE INDEX "Paddle_auctionId_number_key" ON "Paddle"("auctionId", "number");

-- CreateIndex
CREATE INDEX "PaddleCommitment_paddleId_idx" ON "PaddleCommitment"("paddleId");

-- CreateIndex
CREATE INDEX "MaxBid_paddleId_idx" ON "MaxBid"("paddleId");

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Account" ADD CONSTRAINT "Account_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Auction" ADD CONSTRAINT "Auction_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Consignor" ADD CONSTRAINT "Consignor_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Lot" ADD CONSTRAINT "Lot_auctionId_fkey" FOREIGN KEY ("auctionId") REFERENCES "Auction"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Lot" ADD CONSTRAINT "Lot_consignorId_fkey" FOREIGN KEY ("consignorId") REFERENCES "Consignor"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LotImage" ADD CONSTRAINT "LotImage_lotId_fkey" FOREIGN KEY ("lotId") REFERENCES "Lot"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Paddle" ADD CONSTRAINT "Paddle_auctionId_fkey" FOREIGN KEY ("auctionId") REFERENCES "Auction"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Paddle" ADD CONSTRAINT "Paddle_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PaddleCommitment" ADD CONSTRAINT "PaddleCommitment_paddleId_fkey" FOREIGN KEY ("paddleId") REFERENCES "Paddle"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Watch" ADD CONSTRAINT "Watch_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Watch" ADD CONSTRAINT "Watch_lotId_fkey" FOREIGN KEY ("lotId") REFERENCES "Lot"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MaxBid" ADD CONSTRAINT "MaxBid_lotId_fkey" FOREIGN KEY ("lotId") REFERENCES "Lot"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MaxBid" ADD CONSTRAINT "MaxBid_paddleId_fkey" FOREIGN KEY ("paddleId") REFERENCES "Paddle"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Part 2: what the rules take for granted. The largest amount is that of auction/money.ts.
-- Where it concerns one column it is a domain: checked when a value is put in, and not on every write of a row (a bid rewrites its lot's row).

CREATE DOMAIN amount AS BIGINT CHECK (VALUE BETWEEN 1 AND 1000000000000);
CREATE DOMAIN event_number AS BIGINT CHECK (VALUE >= 1);
CREATE DOMAIN tally AS INTEGER CHECK (VALUE >= 0);
CREATE DOMAIN position_number AS INTEGER CHECK (VALUE >= 1);
CREATE DOMAIN sha256_hex AS TEXT CHECK (length(VALUE) = 64);
CREATE DOMAIN command_key AS TEXT CHECK (length(VALUE) BETWEEN 1 AND 200);
CREATE DOMAIN slug AS TEXT CHECK (VALUE ~ '^[a-z0-9]+(-[a-z0-9]+)*$');
CREATE DOMAIN lot_number AS TEXT CHECK (VALUE ~ '^[1-9][0-9]{0,4}[A-Z]?$');
CREATE DOMAIN currency_code AS TEXT CHECK (VALUE ~ '^[A-Z]{3}$');
CREATE DOMAIN role AS TEXT CHECK (VALUE IN ('bidder', 'clerk', 'admin'));
CREATE DOMAIN auction_kind AS TEXT CHECK (VALUE IN ('timed', 'live'));
CREATE DOMAIN auction_status AS TEXT CHECK (VALUE IN ('draft', 'published'));
CREATE DOMAIN registration AS TEXT CHECK (VALUE IN ('automatic', 'approval'));
CREATE DOMAIN lot_status AS TEXT CHECK (VALUE IN ('scheduled', 'open', 'paused', 'sold', 'passed', 'withdrawn'));
CREATE DOMAIN reserve_state AS TEXT CHECK (VALUE IN ('none', 'unmet', 'met'));
CREATE DOMAIN paddle_status AS TEXT CHECK (VALUE IN ('awaiting-approval', 'approved', 'suspended'));

ALTER TABLE "User"
  ALTER COLUMN "role" TYPE role,
  ADD CONSTRAINT "User_email_check" CHECK ("email" = lower("email") AND "email" LIKE '%_@_%');

ALTER TABLE "Auction"
  ALTER COLUMN "slug" TYPE slug,
  ALTER COLUMN "kind" TYPE auction_kind,
  ALTER COLUMN "status" TYPE auction_status,
  ALTER COLUMN "registration" TYPE registration,
  ALTER COLUMN "currency" TYPE currency_code,
  ALTER COLUMN "closeGap" TYPE tally,
  -- One currency per auction (I20): the column is there for queries, the terms are what bidders were promised.
  ADD CONSTRAINT "Auction_currency_check" CHECK ("terms" ->> 'currency' IS NOT DISTINCT FROM "currency"),
  ADD CONSTRAINT "Auction_times_check" CHECK ("firstClosesAt" > "opensAt"),
  ADD CONSTRAINT "Auction_published_check" CHECK (
    "status" <> 'published'
    OR ("publishedAt" IS NOT NULL AND "opensAt" IS NOT NULL AND ("kind" <> 'timed' OR "firstClosesAt" IS NOT NULL))
  );

ALTER TABLE "Lot"
  ALTER COLUMN "lotNumber" TYPE lot_number,
  ALTER COLUMN "position" TYPE position_number,
  ALTER COLUMN "estimateLow" TYPE amount,
  ALTER COLUMN "estimateHigh" TYPE amount,
  ALTER COLUMN "openingBid" TYPE amount,
  ALTER COLUMN "reserve" TYPE amount,
  ALTER COLUMN "status" TYPE lot_status,
  ALTER COLUMN "hash" TYPE sha256_hex,
  ALTER COLUMN "currentBid" TYPE amount,
  ALTER COLUMN "bidCount" TYPE tally,
  ALTER COLUMN "reserveState" TYPE reserve_state,
  ALTER COLUMN "extensions" TYPE tally,
  ALTER COLUMN "hammerPrice" TYPE amount,
  ADD CONSTRAINT "Lot_estimate_check" CHECK ("estimateLow" <= "estimateHigh"),
  -- A lot is scheduled until its first event.
  ADD CONSTRAINT "Lot_seq_check" CHECK ("seq" >= 0 AND ("status" = 'scheduled') = ("seq" = 0)),
  -- No leader without a bid and no bid without a leader; the house's own bid (R1) has a leader but no paddle of the register.
  ADD CONSTRAINT "Lot_leader_check" CHECK (
    ("currentBid" IS NULL) = ("leadingPaddle" IS NULL) AND ("leadingPaddleId" IS NULL) = ("leadingPaddle" IS NULL OR "leadingPaddle" = 'house')
  ),
  -- An extension never moves a close back (I14).
  ADD CONSTRAINT "Lot_closesAt_check" CHECK ("closesAt" >= "scheduledClosesAt"),
  -- One outcome, and a price if and only if it was sold (O1, O2).
  ADD CONSTRAINT "Lot_sold_check" CHECK (("status" = 'sold') = ("hammerPrice" IS NOT NULL) AND "hammerPrice" = "currentBid"),
  ADD CONSTRAINT "Lot_ended_check" CHECK (("status" IN ('sold', 'passed', 'withdrawn')) = ("endedAt" IS NOT NULL));

ALTER TABLE "LotImage"
  ALTER COLUMN "position" TYPE position_number,
  ALTER COLUMN "width" TYPE position_number,
  ALTER COLUMN "height" TYPE position_number;

ALTER TABLE "Paddle"
  ALTER COLUMN "number" TYPE position_number,
  ALTER COLUMN "status" TYPE paddle_status,
  ALTER COLUMN "bidLimit" TYPE amount;

ALTER TABLE "PaddleCommitment" ALTER COLUMN "amount" TYPE amount;

ALTER TABLE "LotEvent"
  ALTER COLUMN "seq" TYPE event_number,
  ALTER COLUMN "hash" TYPE sha256_hex,
  -- A secret stands behind each commitment and behind nothing else, so that all of them can be opened when the lot has closed; none is among what is public.
  ADD CONSTRAINT "LotEvent_secret_check" CHECK (("secret" IS NULL) = ("public" ->> 'commitment' IS NULL) AND NOT "public" ? 'secret');

ALTER TABLE "CommandOutcome"
  ALTER COLUMN "key" TYPE command_key,
  ALTER COLUMN "seq" TYPE event_number,
  ALTER COLUMN "hash" TYPE sha256_hex,
  ADD CONSTRAINT "CommandOutcome_result_check" CHECK (
    "accepted" = ("seq" IS NOT NULL) AND "accepted" = ("hash" IS NOT NULL) AND "accepted" = ("rejection" IS NULL)
  );

ALTER TABLE "Bid"
  ALTER COLUMN "seq" TYPE event_number,
  ALTER COLUMN "amount" TYPE amount,
  ADD CONSTRAINT "Bid_paddle_check" CHECK (("paddleId" IS NULL) = ("paddle" = 'house')),
  ADD CONSTRAINT "Bid_voided_check" CHECK ("voidedBySeq" > "seq");

ALTER TABLE "MaxBid"
  ALTER COLUMN "seq" TYPE event_number,
  ALTER COLUMN "limit" TYPE amount;

-- Part 3: whom the indexes serve.

COMMENT ON INDEX "User_email_key" IS 'Signing in; one account per address.';
COMMENT ON INDEX "Session_token_key" IS 'Every request and every socket handshake finds its session by token.';
COMMENT ON INDEX "Session_userId_idx" IS 'Ending all sessions of one person.';
COMMENT ON INDEX "Account_userId_idx" IS 'Signing in.';
COMMENT ON INDEX "Verification_identifier_idx" IS 'Redeeming a token.';
COMMENT ON INDEX "RateLimit_key_key" IS 'Counting a visitor''s attempts.';
COMMENT ON INDEX "Auction_slug_key" IS 'An auction''s page.';
COMMENT ON INDEX "Auction_status_firstClosesAt_idx" IS 'The home page: what is on and coming.';
COMMENT ON INDEX "Consignor_userId_idx" IS 'Which lots a bidder consigned (B3).';
COMMENT ON INDEX "Lot_auctionId_position_key" IS 'The catalogue in order.';
COMMENT ON INDEX "Lot_auctionId_lotNumber_key" IS 'A lot''s page; one lot per printed number.';
COMMENT ON INDEX "LotImage_lotId_position_key" IS 'A lot''s gallery in order.';
COMMENT ON INDEX "Paddle_auctionId_userId_key" IS 'Finding one''s paddle when one bids.';
COMMENT ON INDEX "Paddle_auctionId_number_key" IS 'From a paddle number in an event to its paddle, when the projections are written.';
COMMENT ON INDEX "Paddle_userId_idx" IS 'My bids.';
COMMENT ON INDEX "PaddleCommitment_paddleId_idx" IS 'Summing up what a limited paddle has committed, in the statement that appends its bid.';
COMMENT ON INDEX "MaxBid_paddleId_idx" IS 'My bids; a paddle''s standing in the saleroom.';
COMMENT ON INDEX "LotEvent_pkey" IS 'Reading a lot''s ledger on from a number; orders writers across nodes (I6).';
COMMENT ON INDEX "CommandOutcome_pkey" IS 'One outcome per command key (I5).';
COMMENT ON INDEX "Bid_pkey" IS 'A lot''s bid history in order.';

CREATE INDEX "Lot_due_to_open_idx" ON "Lot" ("opensAt") WHERE "status" = 'scheduled';
COMMENT ON INDEX "Lot_due_to_open_idx" IS 'The closing clock: which lots open next.';
CREATE INDEX "Lot_due_to_close_idx" ON "Lot" ("closesAt") WHERE "status" = 'open';
COMMENT ON INDEX "Lot_due_to_close_idx" IS 'The closing clock: which lots close next.';

-- A bid rewrites its lot's row. Half-empty pages keep the new version on the same page, so that no index is touched (a HOT update).
ALTER TABLE "Lot" SET (fillfactor = 50);
ALTER TABLE "MaxBid" SET (fillfactor = 70);
ALTER TABLE "PaddleCommitment" SET (fillfactor = 70);
ALTER TABLE "RateLimit" SET (fillfactor = 50);

-- Part 4: the ledger is append-only, and what has a history cannot be deleted.

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% on "%" is refused: its rows are kept for ever', TG_OP, TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER "LotEvent_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "LotEvent"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "CommandOutcome_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "CommandOutcome"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Stands in for the foreign keys of LotEvent and Bid: one look per statement and not one per row. A Bid is written with its event.
CREATE FUNCTION refuse_without_lot() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  lot_ids UUID[] := ARRAY(SELECT DISTINCT "lotId" FROM arrived);
  found INT;
BEGIN
  -- Locked as a foreign key would lock them, so that none can go while this is not committed.
  PERFORM FROM "Lot" WHERE "id" = ANY (lot_ids) ORDER BY "id" FOR KEY SHARE;
  GET DIAGNOSTICS found = ROW_COUNT;
  IF found < cardinality(lot_ids) THEN
    RAISE EXCEPTION 'insert on "%": an event needs its lot', TG_TABLE_NAME USING ERRCODE = 'foreign_key_violation';
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER "LotEvent_needs_lot" AFTER INSERT ON "LotEvent" REFERENCING NEW TABLE AS arrived
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_without_lot();

CREATE FUNCTION refuse_losing_history() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_TABLE_NAME = 'Lot' AND EXISTS (SELECT FROM "LotEvent" WHERE "lotId" = OLD."id") THEN
    RAISE EXCEPTION 'lot % has a ledger: withdraw it instead', OLD."id" USING ERRCODE = 'restrict_violation';
  END IF;
  IF TG_TABLE_NAME = 'Paddle' AND EXISTS (
    SELECT FROM "Lot" JOIN "Bid" ON "Bid"."lotId" = "Lot"."id" WHERE "Lot"."auctionId" = OLD."auctionId" AND "Bid"."paddleId" = OLD."id"
  ) THEN
    RAISE EXCEPTION 'paddle % has bid: suspend it instead', OLD."id" USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN OLD;
END $$;

CREATE TRIGGER "Lot_keeps_history" BEFORE DELETE ON "Lot" FOR EACH ROW EXECUTE FUNCTION refuse_losing_history();
CREATE TRIGGER "Paddle_keeps_history" BEFORE DELETE ON "Paddle" FOR EACH ROW EXECUTE FUNCTION refuse_losing_history();
CREATE TRIGGER "Lot_no_truncate" BEFORE TRUNCATE ON "Lot" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "Paddle_no_truncate" BEFORE TRUNCATE ON "Paddle" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Until its first event a lot's ledger says nothing: what the public may know of its reserve comes from the catalogue.
CREATE FUNCTION show_reserve_before_sale() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."reserveState" := CASE WHEN NEW."reserve" IS NULL THEN 'none' ELSE 'unmet' END;
  RETURN NEW;
END $$;

CREATE TRIGGER "Lot_shows_reserve" BEFORE INSERT OR UPDATE OF "reserve" ON "Lot" FOR EACH ROW
  WHEN (NEW."seq" = 0) EXECUTE FUNCTION show_reserve_before_sale();

-- Part 5: the house notices (server/saleroom/house-notice.ts): what the saleroom must hear from the pages. Never from a table that a bid writes:
-- NOTIFY takes a lock of the whole server until the commit.

CREATE FUNCTION send_house_notice() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  notice JSON;
BEGIN
  CASE TG_TABLE_NAME
    WHEN 'Session' THEN notice := json_build_object('kind', 'session-ended', 'sessionId', OLD."id", 'userId', OLD."userId");
    WHEN 'User' THEN notice := json_build_object('kind', 'user-changed', 'userId', NEW."id");
    WHEN 'Paddle' THEN
      notice := json_build_object('kind', 'paddle-changed', 'auctionId', NEW."auctionId", 'userId', NEW."userId", 'paddleId', NEW."id");
    WHEN 'Auction' THEN notice := json_build_object('kind', 'auction-changed', 'auctionId', NEW."id");
  END CASE;
  PERFORM pg_notify('house_notice', notice::text);
  RETURN NULL;
END $$;

CREATE TRIGGER "Session_ended_notice" AFTER DELETE ON "Session" FOR EACH ROW EXECUTE FUNCTION send_house_notice();
CREATE TRIGGER "User_changed_notice" AFTER UPDATE OF "role", "banned", "banExpires" ON "User" FOR EACH ROW
  WHEN ((OLD."role", OLD."banned", OLD."banExpires") IS DISTINCT FROM (NEW."role", NEW."banned", NEW."banExpires"))
  EXECUTE FUNCTION send_house_notice();
CREATE TRIGGER "Paddle_made_notice" AFTER INSERT ON "Paddle" FOR EACH ROW EXECUTE FUNCTION send_house_notice();
CREATE TRIGGER "Paddle_changed_notice" AFTER UPDATE ON "Paddle" FOR EACH ROW
  WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION send_house_notice();
CREATE TRIGGER "Auction_changed_notice" AFTER INSERT OR UPDATE ON "Auction" FOR EACH ROW EXECUTE FUNCTION send_house_notice();
