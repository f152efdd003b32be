-- Customers nobody spoke to (F22): one row for each number of a customer and line of ours it called. It is written by the same
-- statement as the record of the call, which is closed once, so that an attempt is counted once.
CREATE TABLE missed_calls (
  id              uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  tenant_id       uuid NOT NULL REFERENCES tenants,
  number          text NOT NULL CHECK (number ~ '^\+[0-9]{3,15}$'),
  -- A direct number in E.164, or a campaign's id.
  line_kind       text NOT NULL CHECK (line_kind IN ('direct', 'campaign')),
  line            text NOT NULL CHECK (line <> ''),
  line_account_id uuid,
  name            text,
  reason          text NOT NULL,
  -- Since the customer was last spoken to.
  attempts        integer NOT NULL CHECK (attempts > 0),
  first_at        timestamptz NOT NULL,
  last_at         timestamptz NOT NULL,
  waited_ms       integer NOT NULL CHECK (waited_ms >= 0),
  -- Who is calling back, and until when that holds without more being heard.
  claimed_by      uuid,
  claimed_until   timestamptz,
  settled_at      timestamptz,
  settled_how     text CHECK (settled_how IN ('called-back', 'called-again', 'manually')),
  settled_why     text,
  settled_by      uuid,
  -- By hand: a conversation before it settles nothing any more.
  reopened_at     timestamptz,
  UNIQUE (tenant_id, number, line_kind, line),
  FOREIGN KEY (tenant_id, line_account_id) REFERENCES accounts (tenant_id, id),
  FOREIGN KEY (tenant_id, claimed_by) REFERENCES accounts (tenant_id, id),
  FOREIGN KEY (tenant_id, settled_by) REFERENCES accounts (tenant_id, id),
  CHECK ((claimed_by IS NULL) = (claimed_until IS NULL)),
  CHECK ((settled_at IS NULL) = (settled_how IS NULL)),
  CHECK (settled_at IS NULL OR claimed_by IS NULL)
);
CREATE INDEX missed_calls_newest ON missed_calls (tenant_id, last_at DESC, id DESC);
CREATE INDEX missed_calls_open ON missed_calls (tenant_id, last_at DESC, id DESC) WHERE settled_at IS NULL;

ALTER TABLE missed_calls ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON missed_calls FOR SELECT TO wpm_tenant USING (tenant_id = current_tenant());
GRANT SELECT ON missed_calls TO wpm_tenant;
