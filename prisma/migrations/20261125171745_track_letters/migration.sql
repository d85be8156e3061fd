-- CreateTable
CREATE TABLE "TrackingSettings" (
    "tenantId" UUID NOT NULL,
    "opens" BOOLEAN NOT NULL DEFAULT false,
    "clicks" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "TrackingSettings_pkey" PRIMARY KEY ("tenantId")
);

ALTER TABLE "TrackingSettings" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "TrackingSettings" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON "TrackingSettings" USING ("tenantId" = (SELECT casebell_tenant())) WITH CHECK ("tenantId" = (SELECT casebell_tenant()));
GRANT SELECT, INSERT, UPDATE ON "TrackingSettings" TO casebell_runtime;
