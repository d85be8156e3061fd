-- CreateEnum
CREATE TYPE "LadderStep" AS ENUM ('reminder', 'on_the_day', 'last_warning', 'end');

-- CreateEnum
CREATE TYPE "WaitingEnd" AS ENUM ('nothing', 'escalate', 'close');

-- AlterTable
ALTER TABLE "Hold" ADD COLUMN     "ladderOn" DATE;

-- CreateTable
CREATE TABLE "HoldStep" (
    "id" UUID NOT NULL,
    "tenantId" UUID NOT NULL,
    "holdId" UUID NOT NULL,
    "step" "LadderStep" NOT NULL,
    "respondByOn" DATE NOT NULL,
    "takenOn" DATE NOT NULL,
    "takenAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "endsOn" DATE,
    "promised" "WaitingEnd",

    CONSTRAINT "HoldStep_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "WaitingSettings" (
    "tenantId" UUID NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "remindDaysBefore" INTEGER NOT NULL DEFAULT 3,
    "end" "WaitingEnd" NOT NULL DEFAULT 'nothing',
    "endAfterDays" INTEGER NOT NULL DEFAULT 5,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "WaitingSettings_pkey" PRIMARY KEY ("tenantId")
);

-- CreateTable
CREATE TABLE "Holiday" (
    "tenantId" UUID NOT NULL,
    "day" DATE NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "Holiday_pkey" PRIMARY KEY ("tenantId","day")
);

-- CreateIndex
CREATE UNIQUE INDEX "HoldStep_tenantId_id_key" ON "HoldStep"("tenantId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "HoldStep_tenantId_holdId_respondByOn_step_key" ON "HoldStep"("tenantId", "holdId", "respondByOn", "step");

-- CreateIndex
CREATE UNIQUE INDEX "HoldStep_tenantId_holdId_takenOn_key" ON "HoldStep"("tenantId", "holdId", "takenOn");

-- CreateIndex
CREATE INDEX "Hold_respondByOn_ladderOn_idx" ON "Hold"("respondByOn", "ladderOn");

-- AddForeignKey
ALTER TABLE "HoldStep" ADD CONSTRAINT "HoldStep_tenantId_holdId_fkey" FOREIGN KEY ("tenantId", "holdId") REFERENCES "Hold"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['HoldStep', 'WaitingSettings', 'Holiday'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY tenant ON %I USING ("tenantId" = (SELECT casebell_tenant())) WITH CHECK ("tenantId" = (SELECT casebell_tenant()))', t);
    EXECUTE format('GRANT SELECT, INSERT ON %I TO casebell_runtime', t);
  END LOOP;
END $$;
GRANT UPDATE ON "WaitingSettings" TO casebell_runtime;
GRANT DELETE ON "Holiday" TO casebell_runtime;

-- the sweep looks for holds whose date is near and that were not decided today; each is decided as the tenant it is of
GRANT SELECT (id, "tenantId", "openCaseId", "waitingFor", "respondByOn", "ladderOn") ON "Hold" TO casebell_system;
CREATE POLICY sweep ON "Hold" FOR SELECT TO casebell_system USING (true);
