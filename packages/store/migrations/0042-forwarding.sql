-- Where the calls of a user go instead (F44). Who never set anything has no row.
CREATE TABLE forwardings (
  account_id uuid PRIMARY KEY,
  tenant_id  uuid NOT NULL,
  version    integer NOT NULL CHECK (version > 0),
  rules      jsonb NOT NULL,
  FOREIGN KEY (tenant_id, account_id) REFERENCES accounts (tenant_id, id)
);
ALTER TABLE forwardings ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON forwardings FOR SELECT TO wpm_tenant USING (tenant_id = current_tenant());
GRANT SELECT ON forwardings TO wpm_tenant;

-- The steps of a call from one target to the next, in their order:
-- [{"from", "to": {"number", "name", "accountId"}, "reason", "refusal", "trunkId"}]. Empty where it was not forwarded.
ALTER TABLE calls ADD COLUMN forwardings jsonb NOT NULL DEFAULT '[]';
GRANT SELECT (forwardings) ON calls TO wpm_tenant;
-- What limits still count of the last hour after a restart.
CREATE INDEX calls_forwarded ON calls (started_at) WHERE forwardings <> '[]';
