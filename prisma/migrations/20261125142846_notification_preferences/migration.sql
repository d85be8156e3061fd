-- AlterTable
ALTER TABLE "Delivery" ADD COLUMN     "windowId" UUID;

-- CreateTable
CREATE TABLE "NotificationPreference" (
    "id" UUID NOT NULL,
    "tenantId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "frequency" "DeliveryMethod" NOT NULL DEFAULT 'immediate',
    "channels" JSONB NOT NULL DEFAULT '{}',
    "overrides" JSONB NOT NULL DEFAULT '{}',
    "digestHour" INTEGER NOT NULL DEFAULT 8,
    "quietFrom" INTEGER,
    "quietUntil" INTEGER,
    "smsPhone" TEXT,
    "phoneVerifiedAt" TIMESTAMPTZ(3),
    "slackId" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "NotificationPreference_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DigestWindow" (
    "id" UUID NOT NULL,
    "tenantId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "method" "DeliveryMethod" NOT NULL,
    "periodOn" DATE NOT NULL,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "closedAt" TIMESTAMPTZ(3),

    CONSTRAINT "DigestWindow_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "NotificationPreference_tenantId_id_key" ON "NotificationPreference"("tenantId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "NotificationPreference_tenantId_userId_key" ON "NotificationPreference"("tenantId", "userId");

-- CreateIndex
CREATE INDEX "DigestWindow_dueAt_idx" ON "DigestWindow"("dueAt");

-- CreateIndex
CREATE UNIQUE INDEX "DigestWindow_tenantId_id_key" ON "DigestWindow"("tenantId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "DigestWindow_tenantId_userId_method_periodOn_key" ON "DigestWindow"("tenantId", "userId", "method", "periodOn");

-- CreateIndex
CREATE INDEX "Delivery_tenantId_windowId_idx" ON "Delivery"("tenantId", "windowId");

-- AddForeignKey
ALTER TABLE "Delivery" ADD CONSTRAINT "Delivery_tenantId_windowId_fkey" FOREIGN KEY ("tenantId", "windowId") REFERENCES "DigestWindow"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NotificationPreference" ADD CONSTRAINT "NotificationPreference_tenantId_userId_fkey" FOREIGN KEY ("tenantId", "userId") REFERENCES "User"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DigestWindow" ADD CONSTRAINT "DigestWindow_tenantId_userId_fkey" FOREIGN KEY ("tenantId", "userId") REFERENCES "User"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['NotificationPreference', 'DigestWindow'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY tenant ON %I USING ("tenantId" = (SELECT casebell_tenant())) WITH CHECK ("tenantId" = (SELECT casebell_tenant()))', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE ON %I TO casebell_runtime', t);
  END LOOP;
END $$;
GRANT DELETE ON "DigestWindow" TO casebell_runtime;

-- the sweep looks for digests that are due; each is closed as the tenant it is of
GRANT SELECT (id, "tenantId", "dueAt", "closedAt") ON "DigestWindow" TO casebell_system;
CREATE POLICY sweep ON "DigestWindow" FOR SELECT TO casebell_system USING (true);
