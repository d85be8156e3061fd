-- The queue is searched by whose a case is as well: number, title, the member's name, the subject's, the customer's. Names and
-- titles are compared without accents, so that "garcia" finds García. Each way has its own index; told as one condition with OR
-- the whole office would be read. No way ends early: the first thousand found were any thousand of the office, and what the reader
-- may see and asked for could be missing among them.
CREATE EXTENSION IF NOT EXISTS unaccent;

/* Words as they are searched by: small letters without accents. Immutable, so that it can be indexed: the dictionary is named. */
CREATE FUNCTION casebell_plain(words text) RETURNS text
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  AS $$ SELECT lower(public.unaccent('public.unaccent'::regdictionary, words)) $$;

DROP INDEX "Case_title_idx";
CREATE INDEX "Case_title_search_idx" ON "Case" USING GIN (casebell_plain(title) gin_trgm_ops);
CREATE INDEX "Case_number_idx" ON "Case" USING GIN (number gin_trgm_ops);
CREATE INDEX "Case_of_subject_idx" ON "Case" ("tenantId", "subjectId") WHERE "subjectId" IS NOT NULL;
CREATE INDEX "Case_of_customer_idx" ON "Case" ("tenantId", "customerId") WHERE "customerId" IS NOT NULL;
CREATE INDEX "User_name_search_idx" ON "User" USING GIN (casebell_plain(name) gin_trgm_ops);
CREATE INDEX "Subject_name_search_idx" ON "Subject" USING GIN (casebell_plain(name) gin_trgm_ops);
CREATE INDEX "Customer_name_search_idx" ON "Customer" USING GIN (casebell_plain(name) gin_trgm_ops);

GRANT SELECT ("subjectId", "customerId") ON "Case" TO casebell_system;
GRANT SELECT (id, "tenantId", name) ON "Subject", "Customer" TO casebell_system;
CREATE POLICY sweep ON "Subject" FOR SELECT TO casebell_system USING (true);
CREATE POLICY sweep ON "Customer" FOR SELECT TO casebell_system USING (true);

CREATE OR REPLACE FUNCTION casebell_search_cases(words text) RETURNS SETOF uuid
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public
  AS $$ WITH asked AS (SELECT nullif(current_setting('app.tenant_id', true), '')::uuid AS office, '%' || casebell_plain(words) || '%' AS pattern)
        SELECT c.id FROM "Case" c, asked a WHERE c."tenantId" = a.office AND c.number ILIKE a.pattern
        UNION ALL SELECT c.id FROM "Case" c, asked a WHERE c."tenantId" = a.office AND casebell_plain(c.title) LIKE a.pattern
        UNION ALL SELECT c.id FROM asked a JOIN "User" u ON u."tenantId" = a.office AND u.role = 'member' AND casebell_plain(u.name) LIKE a.pattern
          JOIN "Case" c ON c."tenantId" = u."tenantId" AND c."memberId" = u.id
        UNION ALL SELECT c.id FROM asked a JOIN "Subject" s ON s."tenantId" = a.office AND casebell_plain(s.name) LIKE a.pattern
          JOIN "Case" c ON c."tenantId" = s."tenantId" AND c."subjectId" = s.id
        UNION ALL SELECT c.id FROM asked a JOIN "Customer" k ON k."tenantId" = a.office AND casebell_plain(k.name) LIKE a.pattern
          JOIN "Case" c ON c."tenantId" = k."tenantId" AND c."customerId" = k.id $$;
