-- Stations: third-party SIP phones of a user, each with credentials of its own. Digests only, never the password (trust 4).
CREATE TABLE stations (
  id         uuid PRIMARY KEY,
  tenant_id  uuid NOT NULL REFERENCES tenants,
  account_id uuid NOT NULL REFERENCES accounts,
  name       text NOT NULL CHECK (name <> ''),
  auth_user  text NOT NULL UNIQUE,
  md5        text NOT NULL,
  sha256     text NOT NULL,
  created_at timestamptz NOT NULL
);
CREATE INDEX stations_of_account ON stations (account_id, created_at);
CREATE INDEX stations_of_tenant ON stations (tenant_id, created_at);

ALTER TABLE stations ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON stations FOR SELECT TO wpm_tenant USING (tenant_id = current_tenant());
GRANT SELECT (id, tenant_id, account_id, name, auth_user, created_at) ON stations TO wpm_tenant;

-- Where users can be reached: what the registrar reads back after a restart. Rewritten with every refresh.
CREATE TABLE registrations (
  aor       text PRIMARY KEY,
  tenant_id uuid NOT NULL REFERENCES tenants,
  bindings  jsonb NOT NULL
) WITH (fillfactor = 50);
ALTER TABLE registrations ENABLE ROW LEVEL SECURITY;
