-- Planned call-backs of a campaign (F24): a task with its own life. One that is open is planned before `due_at` and due after it;
-- offered while `offered_until` lasts. A customer has one open recall in a campaign: planned again, it moves.
CREATE TABLE recalls (
  id            uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  tenant_id     uuid NOT NULL REFERENCES tenants,
  number        text NOT NULL CHECK (number ~ '^\+[0-9]{3,15}$'),
  name          text,
  -- Null: of calls outside campaigns, and then of one agent.
  campaign_id   uuid,
  -- Null: of any agent of the campaign.
  account_id    uuid,
  due_at        timestamptz NOT NULL,
  note          text,
  -- The call it was planned in.
  call_id       uuid,
  planned_by    uuid NOT NULL,
  planned_at    timestamptz NOT NULL,
  offered_to    uuid,
  offered_until timestamptz,
  ended_how     text CHECK (ended_how IN ('done', 'cancelled')),
  ended_why     text CHECK (ended_why IN ('by-hand', 'called-back', 'closed', 'do-not-call')),
  ended_at      timestamptz,
  ended_by      uuid,
  FOREIGN KEY (tenant_id, campaign_id) REFERENCES directory_entries (tenant_id, id) ON DELETE CASCADE,
  FOREIGN KEY (tenant_id, account_id) REFERENCES accounts (tenant_id, id),
  FOREIGN KEY (tenant_id, planned_by) REFERENCES accounts (tenant_id, id),
  FOREIGN KEY (tenant_id, offered_to) REFERENCES accounts (tenant_id, id),
  FOREIGN KEY (tenant_id, ended_by) REFERENCES accounts (tenant_id, id),
  CHECK (campaign_id IS NOT NULL OR account_id IS NOT NULL),
  CHECK ((offered_to IS NULL) = (offered_until IS NULL)),
  CHECK ((ended_at IS NULL) = (ended_how IS NULL)),
  CHECK ((ended_how = 'cancelled') = (ended_why IS NOT NULL))
);
CREATE UNIQUE INDEX recalls_open ON recalls (tenant_id, number, campaign_id) NULLS NOT DISTINCT WHERE ended_at IS NULL;
CREATE INDEX recalls_due ON recalls (due_at) WHERE ended_at IS NULL;
CREATE INDEX recalls_of_tenant ON recalls (tenant_id, due_at, id);

-- Customers no campaign calls any more (F07), by E.164.
CREATE TABLE do_not_call (
  tenant_id uuid NOT NULL REFERENCES tenants,
  number    text NOT NULL CHECK (number ~ '^\+[0-9]{3,15}$'),
  added_by  uuid,
  added_at  timestamptz NOT NULL,
  -- The call in which it was said.
  call_id   uuid,
  PRIMARY KEY (tenant_id, number),
  FOREIGN KEY (tenant_id, added_by) REFERENCES accounts (tenant_id, id)
);

ALTER TABLE recalls ENABLE ROW LEVEL SECURITY;
ALTER TABLE do_not_call ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON recalls FOR SELECT TO wpm_tenant USING (tenant_id = current_tenant());
CREATE POLICY own_tenant ON do_not_call FOR SELECT TO wpm_tenant USING (tenant_id = current_tenant());
GRANT SELECT ON recalls, do_not_call TO wpm_tenant;
