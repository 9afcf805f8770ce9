-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "alert" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "trade_request_id" UUID NOT NULL,
    "assessment_id" UUID,
    "reference" VARCHAR(128) NOT NULL,
    "verdict" TEXT NOT NULL,
    "score" INTEGER NOT NULL,
    "hit_rules" TEXT[],
    "status" TEXT NOT NULL DEFAULT 'open',
    "assignee" TEXT,
    "reason" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "alert_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "id" BIGSERIAL NOT NULL,
    "tenant_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actor" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "subject_type" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "details" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "user_account" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "password_hash" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "disabled_at" TIMESTAMPTZ(3),

    CONSTRAINT "user_account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "api_key" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "key_hash" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "api_key_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "batch" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'received',
    "dry_run" BOOLEAN NOT NULL DEFAULT false,
    "file_name" TEXT,
    "file_bytes" BIGINT NOT NULL DEFAULT 0,
    "file_sha256" CHAR(64),
    "header" TEXT[],
    "unknown_columns" TEXT[],
    "rows_read" INTEGER NOT NULL DEFAULT 0,
    "reading_done" BOOLEAN NOT NULL DEFAULT false,
    "rows_accepted" INTEGER NOT NULL DEFAULT 0,
    "rows_rejected" INTEGER NOT NULL DEFAULT 0,
    "rows_duplicate" INTEGER NOT NULL DEFAULT 0,
    "failure" TEXT,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "batch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "batch_file_part" (
    "tenant_id" UUID NOT NULL,
    "batch_id" UUID NOT NULL,
    "part" INTEGER NOT NULL,
    "content" BYTEA NOT NULL,

    CONSTRAINT "batch_file_part_pkey" PRIMARY KEY ("batch_id","part")
);

-- CreateTable
CREATE TABLE "batch_rejected_row" (
    "tenant_id" UUID NOT NULL,
    "batch_id" UUID NOT NULL,
    "row" INTEGER NOT NULL,
    "cells" TEXT[],
    "column" TEXT NOT NULL,
    "error" TEXT NOT NULL,

    CONSTRAINT "batch_rejected_row_pkey" PRIMARY KEY ("batch_id","row")
);

-- CreateTable
CREATE TABLE "batch_request" (
    "tenant_id" UUID NOT NULL,
    "batch_id" UUID NOT NULL,
    "first_row" INTEGER NOT NULL,
    "rows" INTEGER NOT NULL,
    "revision_id" UUID NOT NULL,
    "duplicate" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "batch_request_pkey" PRIMARY KEY ("batch_id","first_row")
);

-- CreateTable
CREATE TABLE "trade_request" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "reference" VARCHAR(128) NOT NULL,
    "latest_revision" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "verdict" TEXT,
    "corridor_kind" TEXT,
    "categories" TEXT[],
    "hit_rules" TEXT[],
    "consignee_name" TEXT,
    "requested_at" DATE NOT NULL,

    CONSTRAINT "trade_request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "trade_request_revision" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "trade_request_id" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "received" JSONB NOT NULL,
    "read" JSONB NOT NULL,
    "content_hash" CHAR(64) NOT NULL,
    "batch_id" UUID,
    "batch_row" INTEGER,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "status" TEXT NOT NULL DEFAULT 'queued',

    CONSTRAINT "trade_request_revision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "idempotency_record" (
    "tenant_id" UUID NOT NULL,
    "credential_id" UUID NOT NULL,
    "route" TEXT NOT NULL,
    "key" VARCHAR(255) NOT NULL,
    "fingerprint" CHAR(64) NOT NULL,
    "status" INTEGER,
    "headers" JSONB,
    "body" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "idempotency_record_pkey" PRIMARY KEY ("tenant_id","credential_id","route","key")
);

-- CreateTable
CREATE TABLE "outbox_event" (
    "id" BIGSERIAL NOT NULL,
    "tenant_id" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "data" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "dispatched_at" TIMESTAMPTZ(3),

    CONSTRAINT "outbox_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "assessment" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "trade_request_id" UUID NOT NULL,
    "revision_id" UUID NOT NULL,
    "versions_key" CHAR(64) NOT NULL,
    "verdict" TEXT NOT NULL,
    "score" INTEGER NOT NULL,
    "corridor_kind" TEXT NOT NULL,
    "document" JSONB NOT NULL,
    "screened_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "assessment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "assessment_hit" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "assessment_id" UUID NOT NULL,
    "rule" TEXT NOT NULL,
    "severity" TEXT NOT NULL,
    "points" INTEGER NOT NULL,

    CONSTRAINT "assessment_hit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tenant" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "tenant_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "alert_trade_request_id_key" ON "alert"("trade_request_id");

-- CreateIndex
CREATE INDEX "alert_tenant_id_status_score_idx" ON "alert"("tenant_id", "status", "score");

-- CreateIndex
CREATE INDEX "alert_tenant_id_id_idx" ON "alert"("tenant_id", "id");

-- CreateIndex
CREATE INDEX "audit_entry_tenant_id_id_idx" ON "audit_entry"("tenant_id", "id");

-- CreateIndex
CREATE INDEX "audit_entry_tenant_id_subject_type_subject_id_idx" ON "audit_entry"("tenant_id", "subject_type", "subject_id");

-- CreateIndex
CREATE UNIQUE INDEX "user_account_tenant_id_email_key" ON "user_account"("tenant_id", "email");

-- CreateIndex
CREATE UNIQUE INDEX "api_key_key_hash_key" ON "api_key"("key_hash");

-- CreateIndex
CREATE INDEX "api_key_tenant_id_idx" ON "api_key"("tenant_id");

-- CreateIndex
CREATE INDEX "batch_tenant_id_id_idx" ON "batch"("tenant_id", "id");

-- CreateIndex
CREATE INDEX "batch_status_idx" ON "batch"("status");

-- CreateIndex
CREATE INDEX "batch_request_revision_id_idx" ON "batch_request"("revision_id");

-- CreateIndex
CREATE INDEX "trade_request_tenant_id_id_idx" ON "trade_request"("tenant_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "trade_request_tenant_id_reference_key" ON "trade_request"("tenant_id", "reference");

-- CreateIndex
CREATE INDEX "trade_request_revision_tenant_id_batch_id_batch_row_idx" ON "trade_request_revision"("tenant_id", "batch_id", "batch_row");

-- CreateIndex
CREATE UNIQUE INDEX "trade_request_revision_trade_request_id_revision_key" ON "trade_request_revision"("trade_request_id", "revision");

-- CreateIndex
CREATE INDEX "idempotency_record_created_at_idx" ON "idempotency_record"("created_at");

-- CreateIndex
CREATE INDEX "outbox_event_dispatched_at_id_idx" ON "outbox_event"("dispatched_at", "id");

-- CreateIndex
CREATE INDEX "assessment_tenant_id_trade_request_id_screened_at_idx" ON "assessment"("tenant_id", "trade_request_id", "screened_at");

-- CreateIndex
CREATE UNIQUE INDEX "assessment_revision_id_versions_key_key" ON "assessment"("revision_id", "versions_key");

-- CreateIndex
CREATE INDEX "assessment_hit_tenant_id_rule_idx" ON "assessment_hit"("tenant_id", "rule");

-- CreateIndex
CREATE UNIQUE INDEX "assessment_hit_assessment_id_rule_key" ON "assessment_hit"("assessment_id", "rule");

-- CreateIndex
CREATE UNIQUE INDEX "tenant_name_key" ON "tenant"("name");

-- AddForeignKey
ALTER TABLE "alert" ADD CONSTRAINT "alert_trade_request_id_fkey" FOREIGN KEY ("trade_request_id") REFERENCES "trade_request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "trade_request_revision" ADD CONSTRAINT "trade_request_revision_trade_request_id_fkey" FOREIGN KEY ("trade_request_id") REFERENCES "trade_request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assessment" ADD CONSTRAINT "assessment_trade_request_id_fkey" FOREIGN KEY ("trade_request_id") REFERENCES "trade_request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assessment" ADD CONSTRAINT "assessment_revision_id_fkey" FOREIGN KEY ("revision_id") REFERENCES "trade_request_revision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assessment_hit" ADD CONSTRAINT "assessment_hit_assessment_id_fkey" FOREIGN KEY ("assessment_id") REFERENCES "assessment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Written by hand: what Prisma's schema language cannot say.
-- The sweep asks for what is stored and not screened; on a large ledger that is a handful of rows.
CREATE INDEX "trade_request_revision_queued" ON "trade_request_revision" ("received_at") WHERE "status" = 'queued';
-- Undispatched events only.
CREATE INDEX "outbox_event_pending" ON "outbox_event" ("id") WHERE "dispatched_at" IS NULL;
-- The audit log only grows.
CREATE FUNCTION audit_entry_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'audit_entry is append-only';
END $$;
CREATE TRIGGER audit_entry_no_change BEFORE UPDATE OR DELETE ON "audit_entry" FOR EACH ROW EXECUTE FUNCTION audit_entry_is_append_only();
