-- AlterTable
ALTER TABLE "webhook_delivery" ADD COLUMN     "case_ref" TEXT;

-- Prisma's schema language has no partial indexes: few deliveries have one.
CREATE INDEX "webhook_delivery_case_idx" ON "webhook_delivery"("endpoint_id", "subject_id") WHERE "case_ref" IS NOT NULL;
