-- CreateEnum
CREATE TYPE "BounceType" AS ENUM ('transient', 'undetermined', 'permanent');

-- CreateEnum
CREATE TYPE "EmailFlagKind" AS ENUM ('hard_bounce', 'spam_complaint');

-- AlterTable
ALTER TABLE "Delivery" ADD COLUMN     "acceptedAs" TEXT,
ADD COLUMN     "bounceType" "BounceType",
ADD COLUMN     "bouncedAt" TIMESTAMPTZ(3),
ADD COLUMN     "clickedAt" TIMESTAMPTZ(3),
ADD COLUMN     "complainedAt" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "SesMessage" (
    "id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "topicArn" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "outcome" TEXT,
    "doneAt" TIMESTAMPTZ(3),

    CONSTRAINT "SesMessage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "EmailFlag" (
    "id" UUID NOT NULL,
    "tenantId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "openUserId" UUID,
    "kind" "EmailFlagKind" NOT NULL,
    "address" TEXT NOT NULL,
    "deliveryId" UUID NOT NULL,
    "detail" TEXT,
    "flaggedAt" TIMESTAMPTZ(3) NOT NULL,
    "resolvedAt" TIMESTAMPTZ(3),
    "resolvedById" UUID,
    "note" TEXT,

    CONSTRAINT "EmailFlag_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "EmailFlag_tenantId_userId_idx" ON "EmailFlag"("tenantId", "userId");

-- CreateIndex
CREATE UNIQUE INDEX "EmailFlag_tenantId_id_key" ON "EmailFlag"("tenantId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "EmailFlag_tenantId_openUserId_kind_address_key" ON "EmailFlag"("tenantId", "openUserId", "kind", "address");

-- CreateIndex
CREATE INDEX "Delivery_acceptedAs_idx" ON "Delivery"("acceptedAs");

-- AddForeignKey
ALTER TABLE "EmailFlag" ADD CONSTRAINT "EmailFlag_tenantId_userId_fkey" FOREIGN KEY ("tenantId", "userId") REFERENCES "User"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EmailFlag" ADD CONSTRAINT "EmailFlag_tenantId_resolvedById_fkey" FOREIGN KEY ("tenantId", "resolvedById") REFERENCES "User"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EmailFlag" ADD CONSTRAINT "EmailFlag_tenantId_deliveryId_fkey" FOREIGN KEY ("tenantId", "deliveryId") REFERENCES "Delivery"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "EmailFlag" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "EmailFlag" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON "EmailFlag" USING ("tenantId" = (SELECT casebell_tenant())) WITH CHECK ("tenantId" = (SELECT casebell_tenant()));
GRANT SELECT, INSERT, UPDATE ON "EmailFlag" TO casebell_runtime;

-- what SNS says is of no tenant until its letter is found; nothing of it is ever removed by those who serve
ALTER TABLE "SesMessage" ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE ON "SesMessage" TO casebell_system;
CREATE POLICY own ON "SesMessage" TO casebell_system USING (true) WITH CHECK (true);
