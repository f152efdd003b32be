-- Trunks as an administrator sets them up: the settings are one document, read through the contract's own schema.
-- `secret` is the password sealed by a key outside the database; `accept_*` are digests of credentials the far end
-- registers with. A trunk known by its address alone keeps what it was.
ALTER TABLE trunks
  ADD COLUMN version       integer NOT NULL DEFAULT 1,
  ADD COLUMN settings      jsonb,
  ADD COLUMN secret        bytea,
  ADD COLUMN has_password  boolean NOT NULL GENERATED ALWAYS AS (secret IS NOT NULL) STORED,
  ADD COLUMN accept_user   text UNIQUE,
  ADD COLUMN accept_md5    text,
  ADD COLUMN accept_sha256 text,
  ADD CHECK ((accept_user IS NULL) = (accept_md5 IS NULL) AND (accept_user IS NULL) = (accept_sha256 IS NULL));
UPDATE trunks SET settings = jsonb_build_object('name', name, 'health', jsonb_build_object('everySeconds', 0),
  'peers', jsonb_build_array(jsonb_build_object('host', address, 'port', port, 'transport', transport)));
ALTER TABLE trunks
  ALTER COLUMN settings SET NOT NULL,
  DROP COLUMN address,
  DROP COLUMN port,
  DROP COLUMN transport,
  DROP COLUMN name;
ALTER TABLE trunks
  ADD COLUMN name text NOT NULL GENERATED ALWAYS AS (settings ->> 'name') STORED,
  ADD UNIQUE (tenant_id, name);

CREATE POLICY own_tenant ON trunks FOR SELECT TO wpm_tenant USING (tenant_id = current_tenant());
GRANT SELECT (id, tenant_id, version, settings, has_password, accept_user, name) ON trunks TO wpm_tenant;

-- What a tenant's users may dial (trust 7). A tenant without a row has the contract's defaults, version 0.
CREATE TABLE dial_policies (
  tenant_id uuid PRIMARY KEY REFERENCES tenants,
  version   integer NOT NULL CHECK (version > 0),
  rules     jsonb NOT NULL
);
ALTER TABLE dial_policies ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON dial_policies FOR SELECT TO wpm_tenant USING (tenant_id = current_tenant());
GRANT SELECT ON dial_policies TO wpm_tenant;
