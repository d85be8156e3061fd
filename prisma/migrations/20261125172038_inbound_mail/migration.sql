-- CreateEnum
CREATE TYPE "InboundState" AS ENUM ('received', 'taken', 'ignored', 'waiting', 'attaching', 'settled');

-- CreateTable
CREATE TABLE "InboundMail" (
    "id" UUID NOT NULL,
    "tenantId" UUID NOT NULL,
    "caseId" UUID NOT NULL,
    "memberId" UUID,
    "fingerprint" TEXT NOT NULL,
    "storageKey" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "messageId" TEXT,
    "envelopeFrom" TEXT NOT NULL DEFAULT '',
    "ip" TEXT,
    "helo" TEXT,
    "state" "InboundState" NOT NULL DEFAULT 'received',
    "why" TEXT,
    "from" TEXT NOT NULL DEFAULT '',
    "subject" TEXT NOT NULL DEFAULT '',
    "text" TEXT NOT NULL DEFAULT '',
    "files" JSONB NOT NULL DEFAULT '[]',
    "noteId" UUID,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL,
    "doneAt" TIMESTAMPTZ(3),
    "attachedToId" UUID,
    "settledById" UUID,

    CONSTRAINT "InboundMail_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "InboundMail_tenantId_state_receivedAt_idx" ON "InboundMail"("tenantId", "state", "receivedAt");

-- CreateIndex
CREATE INDEX "InboundMail_tenantId_caseId_idx" ON "InboundMail"("tenantId", "caseId");

-- CreateIndex
CREATE UNIQUE INDEX "InboundMail_tenantId_id_key" ON "InboundMail"("tenantId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "InboundMail_tenantId_fingerprint_key" ON "InboundMail"("tenantId", "fingerprint");

-- AddForeignKey
ALTER TABLE "InboundMail" ADD CONSTRAINT "InboundMail_tenantId_caseId_fkey" FOREIGN KEY ("tenantId", "caseId") REFERENCES "Case"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "InboundMail" ADD CONSTRAINT "InboundMail_tenantId_memberId_fkey" FOREIGN KEY ("tenantId", "memberId") REFERENCES "User"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "InboundMail" ADD CONSTRAINT "InboundMail_tenantId_attachedToId_fkey" FOREIGN KEY ("tenantId", "attachedToId") REFERENCES "Case"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "InboundMail" ADD CONSTRAINT "InboundMail_tenantId_settledById_fkey" FOREIGN KEY ("tenantId", "settledById") REFERENCES "User"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "InboundMail" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "InboundMail" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON "InboundMail" USING ("tenantId" = (SELECT casebell_tenant())) WITH CHECK ("tenantId" = (SELECT casebell_tenant()));
GRANT SELECT, INSERT, UPDATE ON "InboundMail" TO casebell_runtime;

-- whose case an address names is asked before a tenant is known
GRANT SELECT ("memberId") ON "Case" TO casebell_system;
