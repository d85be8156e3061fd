-- What a page asks by itself, such as its bell, keeps no session awake: with a page left open nobody was ever idle.

/* Who is behind a session, and the state of the bell: one round trip for every page and every poll. Nothing when the session
   is revoked, idle for too long or over, or the user disabled. Only a person's own request keeps it awake. */
CREATE FUNCTION casebell_session(tenant uuid, session uuid, idle interval, of_person boolean)
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
  IF of_person AND s."seenAt" < now() - interval '1 minute' THEN
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

-- The version before asks without saying for whom; it goes on while both serve.
CREATE OR REPLACE FUNCTION casebell_session(tenant uuid, session uuid, idle interval)
  RETURNS TABLE ("userId" uuid, role "Role", name text, email text, locale text, "timeZone" text, "departmentId" uuid,
    "tenantName" text, "tenantZone" text, "tenantPhone" text, "tenantHours" jsonb, unread int, "latestId" uuid)
  LANGUAGE plpgsql AS $$ BEGIN RETURN QUERY SELECT * FROM casebell_session(tenant, session, idle, true); END $$;
