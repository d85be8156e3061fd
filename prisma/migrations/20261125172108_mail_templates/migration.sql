-- CreateTable
CREATE TABLE "MailTemplate" (
    "id" UUID NOT NULL,
    "tenantId" UUID NOT NULL,
    "mail" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "words" JSONB,
    "restoredFrom" INTEGER,
    "savedById" UUID NOT NULL,
    "savedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "MailTemplate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MailTest" (
    "id" UUID NOT NULL,
    "tenantId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "mail" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "scene" TEXT NOT NULL,
    "words" JSONB,
    "askedAt" TIMESTAMPTZ(3) NOT NULL,
    "sentAt" TIMESTAMPTZ(3),
    "error" TEXT,

    CONSTRAINT "MailTest_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "MailTemplate_tenantId_id_key" ON "MailTemplate"("tenantId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "MailTemplate_tenantId_mail_locale_version_key" ON "MailTemplate"("tenantId", "mail", "locale", "version");

-- CreateIndex
CREATE INDEX "MailTest_tenantId_userId_askedAt_idx" ON "MailTest"("tenantId", "userId", "askedAt");

-- CreateIndex
CREATE UNIQUE INDEX "MailTest_tenantId_id_key" ON "MailTest"("tenantId", "id");

-- AddForeignKey
ALTER TABLE "MailTemplate" ADD CONSTRAINT "MailTemplate_tenantId_savedById_fkey" FOREIGN KEY ("tenantId", "savedById") REFERENCES "User"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MailTest" ADD CONSTRAINT "MailTest_tenantId_userId_fkey" FOREIGN KEY ("tenantId", "userId") REFERENCES "User"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['MailTemplate', 'MailTest'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY tenant ON %I USING ("tenantId" = (SELECT casebell_tenant())) WITH CHECK ("tenantId" = (SELECT casebell_tenant()))', t);
    EXECUTE format('GRANT SELECT, INSERT ON %I TO casebell_runtime', t);
  END LOOP;
END $$;
-- versions of a template are never changed; of a test it is written down what became of it
GRANT UPDATE ("sentAt", error) ON "MailTest" TO casebell_runtime;
