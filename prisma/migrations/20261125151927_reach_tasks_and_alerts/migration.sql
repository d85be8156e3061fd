-- CreateEnum
CREATE TYPE "ReachedHow" AS ENUM ('call', 'text', 'letter', 'relay');

-- AlterTable
ALTER TABLE "Hold" ADD COLUMN     "memberOpenedAt" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "ReachTask" (
    "id" UUID NOT NULL,
    "tenantId" UUID NOT NULL,
    "holdId" UUID NOT NULL,
    "openedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "dueOn" DATE NOT NULL,
    "doneAt" TIMESTAMPTZ(3),
    "doneById" UUID,
    "how" "ReachedHow",
    "note" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "ReachTask_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SentAlert" (
    "tenantId" UUID NOT NULL,
    "recipientId" UUID NOT NULL,
    "alert" TEXT NOT NULL,
    "eventId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SentAlert_pkey" PRIMARY KEY ("tenantId","recipientId","alert")
);

-- CreateIndex
CREATE UNIQUE INDEX "ReachTask_tenantId_id_key" ON "ReachTask"("tenantId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "ReachTask_tenantId_holdId_key" ON "ReachTask"("tenantId", "holdId");

-- AddForeignKey
ALTER TABLE "ReachTask" ADD CONSTRAINT "ReachTask_tenantId_holdId_fkey" FOREIGN KEY ("tenantId", "holdId") REFERENCES "Hold"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReachTask" ADD CONSTRAINT "ReachTask_tenantId_doneById_fkey" FOREIGN KEY ("tenantId", "doneById") REFERENCES "User"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['ReachTask', 'SentAlert'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY tenant ON %I USING ("tenantId" = (SELECT casebell_tenant())) WITH CHECK ("tenantId" = (SELECT casebell_tenant()))', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE ON %I TO casebell_runtime', t);
  END LOOP;
END $$;
