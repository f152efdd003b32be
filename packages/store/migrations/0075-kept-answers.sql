-- Answers of requests that carry an Idempotency-Key (F48): asked once more, a request is answered the same and nothing is done again.
-- Until its answer stands here it is under way, or whoever did it died over it: `begun_at` says since when.
CREATE TABLE kept_answers (
  tenant_id   uuid NOT NULL REFERENCES tenants,
  -- The key of the API, or the session.
  caller_id   uuid NOT NULL,
  key         text NOT NULL CHECK (length(key) BETWEEN 1 AND 255),
  -- SHA-256 of what was asked: the same key with anything else is a mistake.
  fingerprint bytea NOT NULL,
  begun_at    timestamptz(3) NOT NULL,
  -- Enciphered by the platform's key: some answers hold secrets that are shown once.
  answer      bytea,
  PRIMARY KEY (caller_id, key)
);
CREATE INDEX kept_answers_old ON kept_answers (begun_at);

ALTER TABLE kept_answers ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON kept_answers FOR SELECT TO wpm_tenant USING (tenant_id = current_tenant());
