/* The tenant's people who may be given cases, by name. Runs as the narrow role, because under row-level security a role
   cannot be looked up by index (comparing an enum is not leak-proof): the runtime would read every member to find ten
   technicians. It names the tenant itself. */
CREATE FUNCTION casebell_technicians() RETURNS TABLE (id uuid, name text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public
  AS $$ SELECT u.id, u.name FROM "User" u
        WHERE u."tenantId" = nullif(current_setting('app.tenant_id', true), '')::uuid
          AND u.role IN ('technician', 'department_head') AND u."disabledAt" IS NULL
        ORDER BY u.name, u.id LIMIT 300 $$;
GRANT CREATE ON SCHEMA public TO casebell_system;
ALTER FUNCTION casebell_technicians OWNER TO casebell_system;
REVOKE CREATE ON SCHEMA public FROM casebell_system;
REVOKE ALL ON FUNCTION casebell_technicians FROM PUBLIC;
GRANT EXECUTE ON FUNCTION casebell_technicians TO casebell_runtime;
