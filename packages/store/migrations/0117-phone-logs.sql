-- Logs that users sent from their phones (F42): words, codes and ids, and a sentence of the user's own.
CREATE TABLE phone_logs (
  -- Sorts by the time it was made.
  id         uuid PRIMARY KEY,
  tenant_id  uuid NOT NULL REFERENCES tenants,
  account_id uuid NOT NULL,
  reference  text NOT NULL,
  sent_at    timestamptz NOT NULL,
  user_agent text NOT NULL,
  version    text NOT NULL,
  sentence   text,
  entries    jsonb NOT NULL CHECK (jsonb_typeof(entries) = 'array'),
  FOREIGN KEY (tenant_id, account_id) REFERENCES accounts (tenant_id, id)
);
CREATE INDEX phone_logs_newest ON phone_logs (tenant_id, id DESC);
CREATE INDEX phone_logs_of_account ON phone_logs (account_id, sent_at);
CREATE INDEX phone_logs_old ON phone_logs (sent_at);

ALTER TABLE phone_logs ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON phone_logs FOR SELECT TO wpm_tenant USING (tenant_id = current_tenant());
GRANT SELECT ON phone_logs TO wpm_tenant;
