-- CreateTable
CREATE TABLE "list_source" (
    "tenant_id" UUID NOT NULL,
    "source" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "authority" TEXT NOT NULL,
    "measure" TEXT NOT NULL,
    "checked_at" TIMESTAMPTZ(3),
    "attempted_at" TIMESTAMPTZ(3),
    "url" TEXT,
    "etag" TEXT,
    "last_modified" TEXT,
    "failure" TEXT,
    "failed_at" TIMESTAMPTZ(3),

    CONSTRAINT "list_source_pkey" PRIMARY KEY ("tenant_id","source")
);

-- CreateTable
CREATE TABLE "list_version" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "source" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "reason" TEXT,
    "content_hash" CHAR(64) NOT NULL,
    "lists" JSONB NOT NULL,
    "entries" INTEGER NOT NULL,
    "as_of" DATE,
    "problems" TEXT[],
    "origin" TEXT NOT NULL,
    "file_name" TEXT,
    "actor" TEXT NOT NULL,
    "fetched_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "activated_at" TIMESTAMPTZ(3),

    CONSTRAINT "list_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "list_version_part" (
    "tenant_id" UUID NOT NULL,
    "version_id" UUID NOT NULL,
    "part" INTEGER NOT NULL,
    "content" BYTEA NOT NULL,

    CONSTRAINT "list_version_part_pkey" PRIMARY KEY ("version_id","part")
);

-- CreateIndex
CREATE INDEX "list_version_tenant_id_source_id_idx" ON "list_version"("tenant_id", "source", "id");

-- CreateIndex
CREATE INDEX "list_version_status_idx" ON "list_version"("status");

-- CreateIndex
CREATE UNIQUE INDEX "list_version_tenant_id_source_content_hash_key" ON "list_version"("tenant_id", "source", "content_hash");
