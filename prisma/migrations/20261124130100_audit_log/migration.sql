-- The audit log (I36): one row for each deed of the staff, in the deed's own transaction, numbered and chained by the database itself.

-- CreateTable
CREATE TABLE "AuditEntry" (
    "seq" BIGINT NOT NULL,
    "actorId" UUID NOT NULL,
    "deed" TEXT NOT NULL,
    "subjectKind" TEXT NOT NULL,
    "subjectId" UUID NOT NULL,
    "before" JSONB,
    "after" JSONB,
    "recordedAt" TIMESTAMPTZ(6) NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "AuditEntry_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "AuditHead" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "seq" BIGINT NOT NULL DEFAULT 0,
    "hash" TEXT NOT NULL DEFAULT '0000000000000000000000000000000000000000000000000000000000000000',

    CONSTRAINT "AuditHead_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "AuditEntry_subjectId_seq_idx" ON "AuditEntry"("subjectId", "seq");

COMMENT ON INDEX "AuditEntry_pkey" IS 'Reading the audit log in order; one entry per number.';
COMMENT ON INDEX "AuditEntry_subjectId_seq_idx" IS 'What was done to one auction, lot, paddle or person.';

CREATE DOMAIN audit_subject AS TEXT CHECK (VALUE IN ('auction', 'lot', 'paddle', 'person'));

ALTER TABLE "AuditEntry"
  ALTER COLUMN "seq" TYPE event_number,
  ALTER COLUMN "subjectKind" TYPE audit_subject,
  ALTER COLUMN "hash" TYPE sha256_hex,
  ADD CONSTRAINT "AuditEntry_change_check" CHECK ("before" IS NOT NULL OR "after" IS NOT NULL);

ALTER TABLE "AuditHead"
  ALTER COLUMN "hash" TYPE sha256_hex,
  ADD CONSTRAINT "AuditHead_one_row_check" CHECK ("id" = 1);
INSERT INTO "AuditHead" DEFAULT VALUES;

-- audit_hash: the link of an entry, over the link before it and everything that the entry says. JSONB has one text for one value.
CREATE FUNCTION audit_hash(former TEXT, entry "AuditEntry") RETURNS TEXT LANGUAGE sql STABLE AS $$
  SELECT encode(sha256(convert_to(jsonb_build_array(
    former, entry."seq", entry."actorId", entry."deed", entry."subjectKind", entry."subjectId", entry."before", entry."after",
    (extract(epoch FROM entry."recordedAt") * 1000000)::BIGINT
  )::TEXT, 'UTF8')), 'hex')
$$;

-- Number, time and link are the database's own, whatever the writer says. Writers wait for each other on the head.
CREATE FUNCTION chain_audit_entry() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  head "AuditHead";
BEGIN
  UPDATE "AuditHead" SET "seq" = "seq" + 1 RETURNING * INTO STRICT head;
  NEW."seq" := head."seq";
  NEW."recordedAt" := clock_timestamp();
  NEW."hash" := audit_hash(head."hash", NEW);
  UPDATE "AuditHead" SET "hash" = NEW."hash";
  RETURN NEW;
END $$;

CREATE TRIGGER "AuditEntry_chained" BEFORE INSERT ON "AuditEntry" FOR EACH ROW EXECUTE FUNCTION chain_audit_entry();
CREATE TRIGGER "AuditEntry_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "AuditEntry"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "AuditHead_stays" BEFORE DELETE OR TRUNCATE ON "AuditHead" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- audit_fault: the number of the first entry that is not what was written, or of the head where it does not end the log; null when all of it holds.
CREATE FUNCTION audit_fault() RETURNS BIGINT LANGUAGE sql STABLE AS $$
  WITH linked AS (
    SELECT entry."seq", entry."hash"::TEXT AS link, row_number() OVER in_order AS place,
      audit_hash(lag(entry."hash"::TEXT, 1, repeat('0', 64)) OVER in_order, entry) AS due
    FROM "AuditEntry" AS entry WINDOW in_order AS (ORDER BY entry."seq")
  ), ended AS (
    SELECT coalesce(max("seq"), 0) AS "seq", coalesce((SELECT link FROM linked ORDER BY "seq" DESC LIMIT 1), repeat('0', 64)) AS link FROM linked
  )
  SELECT coalesce(
    (SELECT min("seq")::BIGINT FROM linked WHERE link <> due OR "seq" <> place),
    (SELECT head."seq" FROM "AuditHead" AS head, ended WHERE head."seq" <> ended."seq" OR head."hash" <> ended.link)
  )
$$;
