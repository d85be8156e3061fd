-- What Prisma's schema cannot say: who may touch which row. Two roles sign in besides the owner:
--   casebell_runtime  serves people; sees one tenant at a time, the one named in app.tenant_id
--   casebell_system   looks up sign-ins and sweeps over tenants; owns the job queue; may do little else
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'casebell_runtime') THEN CREATE ROLE casebell_runtime NOSUPERUSER NOBYPASSRLS; END IF;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'casebell_system') THEN CREATE ROLE casebell_system NOSUPERUSER NOBYPASSRLS; END IF;
END $$;

/* The tenant this transaction serves; null when none was named, and then no row is seen. */
CREATE FUNCTION casebell_tenant() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT nullif(current_setting('app.tenant_id', true), '')::uuid $$;

DO $$ DECLARE t text; BEGIN
  FOR t IN SELECT table_name FROM information_schema.columns
           WHERE table_schema = current_schema() AND column_name = 'tenantId' LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY tenant ON %I USING ("tenantId" = (SELECT casebell_tenant())) WITH CHECK ("tenantId" = (SELECT casebell_tenant()))', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO casebell_runtime', t);
  END LOOP;
END $$;
ALTER TABLE "Tenant" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "Tenant" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON "Tenant" USING (id = (SELECT casebell_tenant())) WITH CHECK (id = (SELECT casebell_tenant()));
GRANT SELECT, UPDATE ON "Tenant" TO casebell_runtime;
ALTER TABLE "SignInThrottle" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "WorkerHeartbeat" ENABLE ROW LEVEL SECURITY;

-- what must never be taken away from a tenant by its own runtime
REVOKE DELETE ON "Case", "Hold", "RequestedItem", "Document", "DocumentVersion", "Upload", "CaseNote", "Notification", "Delivery", "User", "Session", "CaseCounter" FROM casebell_runtime;

-- the audit trail: added to, read, never changed
REVOKE UPDATE, DELETE, TRUNCATE ON "AuditEvent", "AuditSeal" FROM casebell_runtime;
CREATE FUNCTION casebell_refuse_change() RETURNS trigger LANGUAGE plpgsql
  AS $$ BEGIN RAISE EXCEPTION 'the audit trail is append-only' USING ERRCODE = 'insufficient_privilege'; END $$;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON "AuditEvent" FOR EACH ROW EXECUTE FUNCTION casebell_refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON "AuditSeal" FOR EACH ROW EXECUTE FUNCTION casebell_refuse_change();
CREATE TRIGGER keep_all BEFORE TRUNCATE ON "AuditEvent" FOR EACH STATEMENT EXECUTE FUNCTION casebell_refuse_change();
CREATE TRIGGER keep_all BEFORE TRUNCATE ON "AuditSeal" FOR EACH STATEMENT EXECUTE FUNCTION casebell_refuse_change();

-- the narrow role
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['Tenant', 'User', 'PasswordReset', 'AuditEvent', 'AuditSeal', 'Delivery', 'Notification'] LOOP
    EXECUTE format('GRANT SELECT ON %I TO casebell_system', t);
    EXECUTE format('CREATE POLICY sweep ON %I FOR SELECT TO casebell_system USING (true)', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['SignInThrottle', 'WorkerHeartbeat'] LOOP
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO casebell_system', t);
    EXECUTE format('CREATE POLICY own ON %I TO casebell_system USING (true) WITH CHECK (true)', t);
  END LOOP;
END $$;
GRANT USAGE ON SCHEMA public TO casebell_runtime, casebell_system;

/* Adds a job inside the caller's transaction. The runtime may add jobs, and do nothing else to the queue. */
CREATE FUNCTION casebell_enqueue(job text, payload json, run_at timestamptz, job_key text, max_attempts int) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public
  AS $$ BEGIN
    PERFORM graphile_worker.add_job(identifier => job, payload => payload, run_at => run_at, job_key => job_key, max_attempts => max_attempts);
  END $$;
GRANT casebell_system TO CURRENT_USER;
GRANT CREATE ON SCHEMA public TO casebell_system;
ALTER FUNCTION casebell_enqueue OWNER TO casebell_system;
REVOKE CREATE ON SCHEMA public FROM casebell_system;
REVOKE ALL ON FUNCTION casebell_enqueue FROM PUBLIC;
GRANT EXECUTE ON FUNCTION casebell_enqueue TO casebell_runtime, casebell_system;

/* Who is behind a session, and the state of the bell: one round trip for every page and every poll.
   Nothing when the session is revoked, idle for too long or over, or the user disabled. */
CREATE FUNCTION casebell_session(tenant uuid, session uuid, idle interval)
  RETURNS TABLE ("userId" uuid, role "Role", name text, email text, locale text, "timeZone" text, "departmentId" uuid,
    "tenantName" text, "tenantZone" text, "tenantPhone" text, "tenantHours" jsonb, unread int, "latestId" uuid)
  LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE s "Session";
BEGIN
  PERFORM set_config('app.tenant_id', tenant::text, true);
  SELECT * INTO s FROM "Session" WHERE "tenantId" = tenant AND id = session
    AND "revokedAt" IS NULL AND "expiresAt" > now() AND "seenAt" > now() - idle;
  IF NOT FOUND THEN RETURN; END IF;
  IF s."seenAt" < now() - interval '1 minute' THEN
    UPDATE "Session" SET "seenAt" = now() WHERE "tenantId" = tenant AND id = session;
  END IF;
  RETURN QUERY
    SELECT u.id, u.role, u.name, u.email, u.locale, coalesce(u."timeZone", t."timeZone"), u."departmentId",
      t.name, t."timeZone", t.phone, t.hours,
      (SELECT count(*)::int FROM (SELECT 1 FROM "Notification" n
         WHERE n."tenantId" = tenant AND n."recipientId" = u.id AND n."readAt" IS NULL LIMIT 1000) unread),
      (SELECT n.id FROM "Notification" n WHERE n."tenantId" = tenant AND n."recipientId" = u.id
         ORDER BY n."createdAt" DESC, n.id DESC LIMIT 1)
    FROM "User" u JOIN "Tenant" t ON t.id = u."tenantId"
    WHERE u."tenantId" = tenant AND u.id = s."userId" AND u."disabledAt" IS NULL;
END $$;

/* Ids of the tenant's cases whose number or title holds the words. Runs as the narrow role, because row-level
   security keeps ILIKE from its index; it names the tenant itself. */
GRANT SELECT (id, "tenantId", number, title, "deletedAt", "updatedAt") ON "Case" TO casebell_system;
CREATE POLICY sweep ON "Case" FOR SELECT TO casebell_system USING (true);
CREATE FUNCTION casebell_search_cases(words text) RETURNS SETOF uuid
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public
  AS $$ SELECT c.id FROM "Case" c
        WHERE c."tenantId" = nullif(current_setting('app.tenant_id', true), '')::uuid
          AND (c.number ILIKE '%' || words || '%' OR c.title ILIKE '%' || words || '%')
        LIMIT 1000 $$;
GRANT CREATE ON SCHEMA public TO casebell_system;
ALTER FUNCTION casebell_search_cases OWNER TO casebell_system;
REVOKE CREATE ON SCHEMA public FROM casebell_system;
REVOKE ALL ON FUNCTION casebell_search_cases FROM PUBLIC;
GRANT EXECUTE ON FUNCTION casebell_search_cases TO casebell_runtime;
