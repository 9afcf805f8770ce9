-- AlterTable
ALTER TABLE "batch" ADD COLUMN     "encoding" TEXT,
ADD COLUMN     "rows_flagged" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "rows_screened" INTEGER NOT NULL DEFAULT 0;

-- Prisma's schema language has no partial indexes: what still waits is few among many.
CREATE INDEX "trade_request_revision_queued_idx" ON "trade_request_revision"("received_at", "id") WHERE "status" = 'queued';
