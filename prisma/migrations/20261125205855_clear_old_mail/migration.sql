-- CreateIndex
CREATE INDEX "InboundMail_state_doneAt_idx" ON "InboundMail"("state", "doneAt");

-- CreateIndex
CREATE INDEX "MailTest_askedAt_idx" ON "MailTest"("askedAt");

-- CreateIndex
CREATE INDEX "SesMessage_doneAt_idx" ON "SesMessage"("doneAt");

-- the sweep looks for mails that were worked on long ago, and clears them away as the tenant they are of
GRANT SELECT (id, "tenantId", state, "doneAt") ON "InboundMail" TO casebell_system;
CREATE POLICY sweep ON "InboundMail" FOR SELECT TO casebell_system USING (true);
-- no mail that waits, and none that is young, can be removed by anybody
GRANT DELETE ON "InboundMail" TO casebell_runtime;
CREATE POLICY old ON "InboundMail" AS RESTRICTIVE FOR DELETE TO casebell_runtime
  USING (state IN ('taken', 'settled', 'ignored') AND "doneAt" < now() - interval '30 days');

GRANT DELETE ON "SesMessage" TO casebell_system;
GRANT SELECT (id, "askedAt"), DELETE ON "MailTest" TO casebell_system;
CREATE POLICY sweep ON "MailTest" FOR SELECT TO casebell_system USING (true);
CREATE POLICY old ON "MailTest" FOR DELETE TO casebell_system USING ("askedAt" < now() - interval '30 days');
