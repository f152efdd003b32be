-- CRMs that are asked who calls (F48), in the order of `position`. `secrets` is enciphered by the platform's key.
CREATE TABLE crm_connectors (
  id         uuid PRIMARY KEY,
  tenant_id  uuid NOT NULL REFERENCES tenants,
  position   integer NOT NULL,
  version    integer NOT NULL DEFAULT 1,
  settings   jsonb NOT NULL,
  secrets    bytea NOT NULL,
  created_at timestamptz NOT NULL
);
CREATE INDEX crm_connectors_in_order ON crm_connectors (tenant_id, position, id);

-- What they said of a number, and when. `found` is null where nobody knew it. What is old is asked for again.
CREATE TABLE crm_callers (
  tenant_id uuid NOT NULL REFERENCES tenants,
  number    text NOT NULL,
  found     jsonb,
  asked_at  timestamptz(3) NOT NULL,
  PRIMARY KEY (tenant_id, number)
);
CREATE INDEX crm_callers_old ON crm_callers (asked_at);

ALTER TABLE crm_connectors ENABLE ROW LEVEL SECURITY;
ALTER TABLE crm_callers ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON crm_connectors FOR SELECT TO wpm_tenant USING (tenant_id = current_tenant());
CREATE POLICY own_tenant ON crm_callers FOR SELECT TO wpm_tenant USING (tenant_id = current_tenant());
GRANT SELECT ON crm_connectors, crm_callers TO wpm_tenant;
