-- AlterTable
ALTER TABLE "trade_request_revision" ALTER COLUMN "received" SET DATA TYPE JSON,
ALTER COLUMN "read" SET DATA TYPE JSON;

-- AlterTable
ALTER TABLE "assessment" ALTER COLUMN "document" SET DATA TYPE JSON;
