-- The views of the queue are counted from the index alone: with the case's own row beside each place in it, two of the five
-- counts took 3.4 of the 4.9 ms of a technician's page among 100,000 cases. The department is there because who may see a case
-- is part of every count. Prisma's schema cannot say what an index leaves out or carries along.
DROP INDEX "Case_tenantId_technicianId_attention_updatedAt_id_idx";
DROP INDEX "Case_tenantId_attention_updatedAt_id_idx";
CREATE INDEX "Case_queue_of_technician_idx" ON "Case" ("tenantId", "technicianId", attention, "updatedAt" DESC, id DESC)
  INCLUDE ("statusCode", "hasMemberUpdates", "departmentId") WHERE "deletedAt" IS NULL;
CREATE INDEX "Case_queue_idx" ON "Case" ("tenantId", attention, "updatedAt" DESC, id DESC)
  INCLUDE ("statusCode", "hasMemberUpdates") WHERE "deletedAt" IS NULL;
