-- Keys of the API (F48): what a program shows instead of a session. Only the hash is kept; `hint` is how the key begins.
CREATE TABLE api_keys (
  id           uuid PRIMARY KEY,
  tenant_id    uuid NOT NULL REFERENCES tenants,
  account_id   uuid NOT NULL,
  name         text NOT NULL CHECK (name <> ''),
  hash         bytea NOT NULL UNIQUE,
  hint         text NOT NULL,
  scopes       text[] NOT NULL,
  created_at   timestamptz NOT NULL,
  expires_at   timestamptz,
  last_used_at timestamptz,
  revoked_at   timestamptz,
  FOREIGN KEY (tenant_id, account_id) REFERENCES accounts (tenant_id, id)
);
CREATE INDEX api_keys_newest ON api_keys (tenant_id, created_at DESC, id DESC);

ALTER TABLE api_keys ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON api_keys FOR SELECT TO wpm_tenant USING (tenant_id = current_tenant());
GRANT SELECT (id, tenant_id, account_id, name, hint, scopes, created_at, expires_at, last_used_at, revoked_at)
  ON api_keys TO wpm_tenant;
