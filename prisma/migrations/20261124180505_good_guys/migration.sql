-- CreateTable
CREATE TABLE "good_guy" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "fingerprint" CHAR(64) NOT NULL,
    "party" JSONB NOT NULL,
    "source" TEXT NOT NULL,
    "entry_id" TEXT NOT NULL,
    "entry_name" TEXT NOT NULL,
    "entry_hash" CHAR(64) NOT NULL,
    "goods_tier" TEXT NOT NULL,
    "corridor" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "trade_request_id" UUID NOT NULL,
    "field" TEXT NOT NULL,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_on" DATE NOT NULL,
    "voided_at" TIMESTAMPTZ(3),
    "voided_by" TEXT,
    "void_reason" TEXT,

    CONSTRAINT "good_guy_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "good_guy_tenant_id_id_idx" ON "good_guy"("tenant_id", "id");

-- CreateIndex
CREATE INDEX "good_guy_tenant_id_fingerprint_idx" ON "good_guy"("tenant_id", "fingerprint");
