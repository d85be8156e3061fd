-- CreateIndex
CREATE INDEX "Upload_state_beganAt_idx" ON "Upload"("state", "beganAt");

-- the sweep looks for tries that never came to an end; it ends them as the tenant they are of
GRANT SELECT (id, "tenantId", state, "beganAt") ON "Upload" TO casebell_system;
CREATE POLICY sweep ON "Upload" FOR SELECT TO casebell_system USING (true);
