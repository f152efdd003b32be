-- How long recordings are kept (F39, ADR 0046): a legal hold outlasts every term, whatever goes leaves an entry behind.
-- Of calls that came to no campaign, or to one that is gone; null: until they are erased.
ALTER TABLE tenants ADD COLUMN recording_keep_days integer CHECK (recording_keep_days > 0);

ALTER TABLE recordings
  ADD COLUMN held_at     timestamptz,
  ADD COLUMN held_by     uuid REFERENCES accounts,
  ADD COLUMN hold_reason text CHECK (hold_reason <> ''),
  ADD CHECK (num_nulls(held_at, held_by, hold_reason) IN (0, 3));

CREATE INDEX recordings_newest ON recordings (tenant_id, started_at DESC, id DESC);
CREATE INDEX recordings_by_age ON recordings (started_at) WHERE held_at IS NULL;

-- Everything of one customer's number was erased. Of the number itself only its end is kept: the certificate that holds all of
-- it is for whoever asked.
CREATE TABLE recording_erasures (
  id         uuid PRIMARY KEY,
  tenant_id  uuid NOT NULL REFERENCES tenants,
  at         timestamptz NOT NULL,
  account_id uuid NOT NULL REFERENCES accounts,
  number_end text NOT NULL,
  reason     text NOT NULL CHECK (reason <> '')
);
CREATE INDEX recording_erasures_of_tenant ON recording_erasures (tenant_id, at DESC, id DESC);

-- Recordings that are no more. The row is written in the transaction that takes the recording away; `gone_at` says when its
-- files were, and until then they are looked for again.
CREATE TABLE recording_removals (
  recording_id uuid PRIMARY KEY,
  tenant_id    uuid NOT NULL REFERENCES tenants,
  call_id      uuid NOT NULL,
  started_at   timestamptz NOT NULL,
  duration_ms  integer NOT NULL,
  bytes        bigint NOT NULL,
  sha256       bytea CHECK (length(sha256) = 32),
  file         text,
  why          text NOT NULL CHECK (why IN ('term', 'erasure')),
  erasure_id   uuid REFERENCES recording_erasures,
  decided_at   timestamptz NOT NULL,
  gone_at      timestamptz,
  CHECK ((why = 'erasure') = (erasure_id IS NOT NULL))
);
CREATE INDEX recording_removals_waiting ON recording_removals (decided_at) WHERE gone_at IS NULL;
CREATE INDEX recording_removals_of_erasure ON recording_removals (erasure_id) WHERE erasure_id IS NOT NULL;

ALTER TABLE recording_erasures ENABLE ROW LEVEL SECURITY;
ALTER TABLE recording_removals ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON recording_erasures FOR SELECT TO wpm_tenant USING (tenant_id = current_tenant());
CREATE POLICY own_tenant ON recording_removals FOR SELECT TO wpm_tenant USING (tenant_id = current_tenant());
GRANT SELECT ON recording_erasures, recording_removals TO wpm_tenant;
GRANT SELECT (recording_keep_days) ON tenants TO wpm_tenant;

-- Who heard a recording is asked by the recording.
CREATE INDEX audit_log_of_subject ON audit_log (tenant_id, subject, id DESC) WHERE subject IS NOT NULL;

-- Until when a recording of a call is kept, as its campaign says now (its own default is 90 days); null: for ever.
CREATE FUNCTION recording_keep_days(tenant uuid, campaign uuid) RETURNS integer LANGUAGE sql STABLE AS $$
  SELECT coalesce(
    (SELECT coalesce((settings #>> '{recording,keepDays}')::integer, 90)
       FROM directory_entries WHERE tenant_id = tenant AND id = campaign AND kind = 'campaign'),
    (SELECT recording_keep_days FROM tenants WHERE id = tenant));
$$;
