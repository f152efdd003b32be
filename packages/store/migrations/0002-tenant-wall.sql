-- The second wall (trust 1): what a request reads is read as `wpm_tenant`, which sees the rows of `app.tenant` and
-- nothing else. The owner of the tables, who signs users in and runs calls of all tenants, is not bound by the policies.
-- A role belongs to the whole server, so another database may have made it, or be making it now.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'wpm_tenant') THEN
    CREATE ROLE wpm_tenant NOLOGIN;
  END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN
  NULL;
END $$;
DO $$
BEGIN
  IF NOT pg_has_role(current_user, 'wpm_tenant', 'SET') THEN
    EXECUTE format('GRANT wpm_tenant TO %I', current_user);
  END IF;
END $$;

-- Null when none is set: then no row matches.
CREATE FUNCTION current_tenant() RETURNS uuid LANGUAGE sql STABLE
  AS $$ SELECT nullif(current_setting('app.tenant', true), '')::uuid $$;

ALTER TABLE tenants ENABLE ROW LEVEL SECURITY;
ALTER TABLE accounts ENABLE ROW LEVEL SECURITY;
ALTER TABLE trunks ENABLE ROW LEVEL SECURITY;
ALTER TABLE licences ENABLE ROW LEVEL SECURITY;
ALTER TABLE sessions ENABLE ROW LEVEL SECURITY;
ALTER TABLE access_tokens ENABLE ROW LEVEL SECURITY;
ALTER TABLE refresh_tokens ENABLE ROW LEVEL SECURITY;
ALTER TABLE sign_in_failures ENABLE ROW LEVEL SECURITY;
ALTER TABLE sip_credentials ENABLE ROW LEVEL SECURITY;
ALTER TABLE calls ENABLE ROW LEVEL SECURITY;
ALTER TABLE call_segments ENABLE ROW LEVEL SECURITY;
ALTER TABLE recordings ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit_log ENABLE ROW LEVEL SECURITY;

CREATE POLICY own_tenant ON accounts FOR SELECT TO wpm_tenant USING (tenant_id = current_tenant());
CREATE POLICY own_tenant ON calls FOR SELECT TO wpm_tenant USING (tenant_id = current_tenant());
CREATE POLICY own_tenant ON call_segments FOR SELECT TO wpm_tenant USING (tenant_id = current_tenant());
CREATE POLICY own_tenant ON recordings FOR SELECT TO wpm_tenant USING (tenant_id = current_tenant());

GRANT SELECT (id, tenant_id, login, display_name) ON accounts TO wpm_tenant;
GRANT SELECT ON call_segments, recordings TO wpm_tenant;
GRANT SELECT (id, tenant_id, closed, started_at, direction, caller_number, callee_number) ON calls TO wpm_tenant;

-- The report's view of calls. It carries the tenant's condition itself and runs as the owner, because under a policy
-- PostgreSQL may not use the trigram index: LIKE is not leakproof, and a search would read every call of the tenant.
CREATE VIEW tenant_calls AS
  SELECT id, direction, caller_number, caller_name, callee_number, callee_name, started_at, answered_at, ended_at,
         ring_ms, talk_ms, result, outcome, ended_by, closed, caller_number || ' ' || callee_number AS numbers
    FROM calls WHERE tenant_id = current_tenant();
GRANT SELECT ON tenant_calls TO wpm_tenant;
