-- DropIndex
DROP INDEX "Delivery_statistics_idx";

-- CreateTable
CREATE TABLE "DeliverySum" (
    "tenantId" UUID NOT NULL,
    "day" DATE NOT NULL,
    "channel" "Channel" NOT NULL,
    "kind" TEXT NOT NULL,
    "priority" "Priority" NOT NULL,
    "method" "DeliveryMethod" NOT NULL,
    "status" "DeliveryStatus" NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "DeliverySum_pkey" PRIMARY KEY ("tenantId","day","channel","kind","priority","method","status")
);

-- CreateTable
CREATE TABLE "DeliveryChange" (
    "tenantId" UUID NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "queuedAt" TIMESTAMPTZ(3) NOT NULL,
    "channel" "Channel" NOT NULL,
    "kind" TEXT NOT NULL,
    "priority" "Priority" NOT NULL,
    "method" "DeliveryMethod" NOT NULL,
    "status" "DeliveryStatus" NOT NULL,
    "more" INTEGER NOT NULL,

    CONSTRAINT "DeliveryChange_pkey" PRIMARY KEY ("tenantId","id")
);

-- a tenant reads its own; only the functions below write, as the narrow role
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['DeliverySum', 'DeliveryChange'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY tenant ON %I FOR SELECT TO casebell_runtime USING ("tenantId" = (SELECT casebell_tenant()))', t);
    EXECUTE format('CREATE POLICY own ON %I TO casebell_system USING (true) WITH CHECK (true)', t);
    EXECUTE format('GRANT SELECT ON %I TO casebell_runtime', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO casebell_system', t);
  END LOOP;
END $$;
GRANT USAGE ON SEQUENCE "DeliveryChange_id_seq" TO casebell_system;

/* The count of the table "Delivery" by local days, always: what is folded, and what is not yet. A sort may stand in it
   several times, and with fewer than none. */
CREATE VIEW "DeliveryCount" WITH (security_invoker = true) AS
  SELECT s."tenantId", s.day, s.channel, s.kind, s.priority, s.method, s.status, s.count FROM "DeliverySum" s
  UNION ALL
  SELECT c."tenantId", (c."queuedAt" AT TIME ZONE t."timeZone")::date, c.channel, c.kind, c.priority, c.method, c.status, c.more
  FROM "DeliveryChange" c JOIN "Tenant" t ON t.id = c."tenantId";
GRANT SELECT ON "DeliveryCount" TO casebell_runtime;

/* Writes down what a statement did to the numbers, whoever made it: one row for all deliveries that are alike, and none
   when it changed nothing that is counted. */
CREATE FUNCTION casebell_note_deliveries() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public
  AS $$ BEGIN
    IF TG_OP = 'INSERT' THEN
      INSERT INTO "DeliveryChange" ("tenantId", "queuedAt", channel, kind, priority, method, status, more)
      SELECT "tenantId", "queuedAt", channel, kind, priority, method, status, count(*) FROM came WHERE channel <> 'in_app'
      GROUP BY "tenantId", "queuedAt", channel, kind, priority, method, status;
    ELSIF TG_OP = 'DELETE' THEN
      INSERT INTO "DeliveryChange" ("tenantId", "queuedAt", channel, kind, priority, method, status, more)
      SELECT "tenantId", "queuedAt", channel, kind, priority, method, status, -count(*) FROM went WHERE channel <> 'in_app'
      GROUP BY "tenantId", "queuedAt", channel, kind, priority, method, status;
    ELSE
      INSERT INTO "DeliveryChange" ("tenantId", "queuedAt", channel, kind, priority, method, status, more)
      SELECT "tenantId", "queuedAt", channel, kind, priority, method, status, sum(more) FROM (
        SELECT "tenantId", "queuedAt", channel, kind, priority, method, status, 1 AS more FROM came
        UNION ALL SELECT "tenantId", "queuedAt", channel, kind, priority, method, status, -1 FROM went) both_ways WHERE channel <> 'in_app'
      GROUP BY "tenantId", "queuedAt", channel, kind, priority, method, status HAVING sum(more) <> 0;
    END IF;
    RETURN NULL;
  END $$;
CREATE TRIGGER count_come AFTER INSERT ON "Delivery" REFERENCING NEW TABLE AS came FOR EACH STATEMENT EXECUTE FUNCTION casebell_note_deliveries();
CREATE TRIGGER count_changed AFTER UPDATE ON "Delivery" REFERENCING OLD TABLE AS went NEW TABLE AS came FOR EACH STATEMENT EXECUTE FUNCTION casebell_note_deliveries();
CREATE TRIGGER count_gone AFTER DELETE ON "Delivery" REFERENCING OLD TABLE AS went FOR EACH STATEMENT EXECUTE FUNCTION casebell_note_deliveries();

/* Moves what is written down into the sums, in one statement: whoever reads sees it before or after. The lock keeps it
   from a recount; its statement begins, and sees, after the lock is taken. */
CREATE FUNCTION casebell_fold_deliveries() RETURNS void LANGUAGE plpgsql
  AS $$ BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('deliveries.fold'));
    WITH gone AS (
      DELETE FROM "DeliveryChange" c USING "Tenant" t WHERE t.id = c."tenantId"
      RETURNING c.*, (c."queuedAt" AT TIME ZONE t."timeZone")::date AS day)
    MERGE INTO "DeliverySum" s USING (
      SELECT "tenantId", day, channel, kind, priority, method, status, sum(more) AS more FROM gone
      GROUP BY "tenantId", day, channel, kind, priority, method, status HAVING sum(more) <> 0) g
    ON s."tenantId" = g."tenantId" AND s.day = g.day AND s.channel = g.channel AND s.kind = g.kind
      AND s.priority = g.priority AND s.method = g.method AND s.status = g.status
    WHEN MATCHED AND s.count + g.more = 0 THEN DELETE
    WHEN MATCHED THEN UPDATE SET count = s.count + g.more
    WHEN NOT MATCHED THEN INSERT VALUES (g."tenantId", g.day, g.channel, g.kind, g.priority, g.method, g.status, g.more);
  END $$;

/* Makes the sums of an office anew from its deliveries: after its zone changed, or when rows were written past the
   triggers. What others have not committed yet stays written down. Repeating it, or breaking it off, is harmless. */
CREATE FUNCTION casebell_recount_deliveries(tenant uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public
  AS $$ BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('deliveries.fold'));
    DELETE FROM "DeliverySum" s WHERE s."tenantId" = tenant;
    WITH gone AS (DELETE FROM "DeliveryChange" c WHERE c."tenantId" = tenant)
    INSERT INTO "DeliverySum" ("tenantId", day, channel, kind, priority, method, status, count)
    SELECT d."tenantId", (d."queuedAt" AT TIME ZONE t."timeZone")::date, d.channel, d.kind, d.priority, d.method, d.status, count(*)
    FROM "Delivery" d JOIN "Tenant" t ON t.id = d."tenantId" WHERE d."tenantId" = tenant AND d.channel <> 'in_app' GROUP BY 1, 2, 3, 4, 5, 6, 7;
  END $$;

/* An office that changes its zone has other days. */
CREATE FUNCTION casebell_move_days() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public
  AS $$ BEGIN
    PERFORM casebell_recount_deliveries(NEW.id);
    RETURN NULL;
  END $$;
CREATE TRIGGER move_days AFTER UPDATE OF "timeZone" ON "Tenant" FOR EACH ROW
  WHEN (OLD."timeZone" IS DISTINCT FROM NEW."timeZone") EXECUTE FUNCTION casebell_move_days();

DROP FUNCTION casebell_count_deliveries;
GRANT CREATE ON SCHEMA public TO casebell_system;
ALTER FUNCTION casebell_note_deliveries OWNER TO casebell_system;
ALTER FUNCTION casebell_fold_deliveries OWNER TO casebell_system;
ALTER FUNCTION casebell_recount_deliveries OWNER TO casebell_system;
ALTER FUNCTION casebell_move_days OWNER TO casebell_system;
REVOKE CREATE ON SCHEMA public FROM casebell_system;
REVOKE ALL ON FUNCTION casebell_note_deliveries, casebell_fold_deliveries, casebell_recount_deliveries, casebell_move_days FROM PUBLIC;

-- those that are there; nobody writes a delivery between the triggers and this, for the triggers hold the table
ALTER TABLE "Tenant" NO FORCE ROW LEVEL SECURITY;
SELECT casebell_recount_deliveries(id) FROM "Tenant";
ALTER TABLE "Tenant" FORCE ROW LEVEL SECURITY;
