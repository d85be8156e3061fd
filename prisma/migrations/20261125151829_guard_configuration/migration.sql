-- AlterTable
ALTER TABLE "Tenant" ADD COLUMN     "lifeCycleVersion" INTEGER NOT NULL DEFAULT 1;

-- at most one type is what a case is of when nobody says otherwise, and it is in use
CREATE UNIQUE INDEX "CaseType_one_default" ON "CaseType" ("tenantId") WHERE "isDefault";
ALTER TABLE "CaseType" ADD CONSTRAINT "CaseType_default_is_active" CHECK (active OR NOT "isDefault");

-- a type or status is switched off, never removed
REVOKE DELETE ON "CaseType", "CaseStatus" FROM casebell_runtime;
