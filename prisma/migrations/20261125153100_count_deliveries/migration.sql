-- AlterTable
ALTER TABLE "Delivery" ADD COLUMN     "kind" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "priority" "Priority" NOT NULL DEFAULT 'medium';

/* What a delivery tells of, written beside it when it is made, whoever makes it: an older version that still serves too. */
CREATE FUNCTION casebell_name_delivery() RETURNS trigger LANGUAGE plpgsql
  AS $$ DECLARE told "Notification"; BEGIN
    SELECT * INTO told FROM "Notification" n WHERE n."tenantId" = NEW."tenantId" AND n.id = NEW."notificationId";
    IF FOUND THEN NEW.kind := told.kind; NEW.priority := told.priority; END IF;
    RETURN NEW;
  END $$;
CREATE TRIGGER name_kind BEFORE INSERT ON "Delivery" FOR EACH ROW EXECUTE FUNCTION casebell_name_delivery();

-- those that are there; the owner is bound by row-level security too, unless it is not forced
ALTER TABLE "Delivery" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "Notification" NO FORCE ROW LEVEL SECURITY;
UPDATE "Delivery" d SET kind = n.kind, priority = n.priority FROM "Notification" n WHERE n."tenantId" = d."tenantId" AND n.id = d."notificationId";
ALTER TABLE "Delivery" FORCE ROW LEVEL SECURITY;
ALTER TABLE "Notification" FORCE ROW LEVEL SECURITY;

-- CreateIndex
CREATE INDEX "AuditEvent_tenantId_personId_at_idx" ON "AuditEvent"("tenantId", "personId", "at");

-- CreateIndex
CREATE INDEX "Delivery_statistics_idx" ON "Delivery"("tenantId", "queuedAt", "channel", "status", "method", "kind", "priority");

/* How many deliveries left the house between two times, by what they are and what became of them. Runs as the narrow role,
   because under row-level security the planner reads the table instead of the index; it names the tenant itself. */
CREATE FUNCTION casebell_count_deliveries(begins timestamptz, ends timestamptz)
  RETURNS TABLE (channel "Channel", kind text, priority "Priority", method "DeliveryMethod", status "DeliveryStatus", n bigint)
  LANGUAGE sql STABLE SECURITY DEFINER
  SET search_path = pg_catalog, public SET plan_cache_mode = force_custom_plan SET enable_bitmapscan = off SET enable_seqscan = off SET enable_sort = off
  AS $$ SELECT d.channel, d.kind, d.priority, d.method, d.status, count(*) FROM "Delivery" d
        WHERE d."tenantId" = nullif(current_setting('app.tenant_id', true), '')::uuid AND d."queuedAt" >= begins AND d."queuedAt" < ends AND d.channel <> 'in_app'
        GROUP BY d.channel, d.kind, d.priority, d.method, d.status $$;
GRANT CREATE ON SCHEMA public TO casebell_system;
ALTER FUNCTION casebell_count_deliveries OWNER TO casebell_system;
REVOKE CREATE ON SCHEMA public FROM casebell_system;
REVOKE ALL ON FUNCTION casebell_count_deliveries FROM PUBLIC;
GRANT EXECUTE ON FUNCTION casebell_count_deliveries TO casebell_runtime;
