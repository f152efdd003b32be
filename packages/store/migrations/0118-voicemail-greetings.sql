-- What users say themselves to callers who may leave them a message (ADR 0063). The sound is a file; who has none has no row.
CREATE TABLE voicemail_greetings (
  account_id   uuid NOT NULL,
  tenant_id    uuid NOT NULL,
  kind         text NOT NULL CHECK (kind IN ('usual', 'absence')),
  audio_id     uuid NOT NULL,
  milliseconds integer NOT NULL CHECK (milliseconds >= 0),
  recorded_at  timestamptz NOT NULL,
  -- The last day, by the tenant's clock, on which the greeting of an absence is said; null: not now.
  until        date,
  PRIMARY KEY (account_id, kind),
  FOREIGN KEY (tenant_id, account_id) REFERENCES accounts (tenant_id, id),
  CHECK (kind = 'absence' OR until IS NULL)
);
CREATE INDEX voicemail_greetings_of_tenant ON voicemail_greetings (tenant_id);
ALTER TABLE voicemail_greetings ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON voicemail_greetings FOR SELECT TO wpm_tenant USING (tenant_id = current_tenant());
GRANT SELECT ON voicemail_greetings TO wpm_tenant;
