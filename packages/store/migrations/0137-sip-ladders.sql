-- The SIP of calls that are over (F49, ADR 0098): what was said to whom and when, packed, without credentials.
CREATE TABLE sip_ladders (
  call_id      uuid PRIMARY KEY REFERENCES calls ON DELETE CASCADE,
  tenant_id    uuid NOT NULL REFERENCES tenants,
  kept_at      timestamptz NOT NULL,
  -- Call-IDs of its legs, their beginnings: what a carrier asks by.
  sip_call_ids text[] NOT NULL,
  packed       bytea NOT NULL
);
-- It is packed already.
ALTER TABLE sip_ladders ALTER COLUMN packed SET STORAGE EXTERNAL;
CREATE INDEX sip_ladders_by_age ON sip_ladders (kept_at);
CREATE INDEX sip_ladders_by_call_id ON sip_ladders USING gin (sip_call_ids);

ALTER TABLE sip_ladders ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON sip_ladders FOR SELECT TO wpm_tenant USING (tenant_id = current_tenant()
  AND CASE WHEN (SELECT current_campaigns()) IS NULL THEN true
           ELSE EXISTS (SELECT FROM calls WHERE calls.id = sip_ladders.call_id OFFSET 0) END);
GRANT SELECT ON sip_ladders TO wpm_tenant;

-- Whose recordings are erased, of them the ladders go as well; how many there were stands in the certificate.
ALTER TABLE recording_erasures ADD COLUMN ladders integer NOT NULL DEFAULT 0;
