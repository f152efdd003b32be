-- A user sees where they are signed in (F10, F43): by what the browser said of itself.
ALTER TABLE sessions ADD COLUMN user_agent text NOT NULL DEFAULT '';
CREATE POLICY own_tenant ON sessions FOR SELECT TO wpm_tenant USING (tenant_id = current_tenant());
GRANT SELECT (id, tenant_id, account_id, app, started_at, refreshed_at, user_agent) ON sessions TO wpm_tenant;
