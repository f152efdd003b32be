-- Outbound lists are entries like the others; whom they call (F45) are rows of their own, with a state that carries only what
-- exists in it. Compare-and-set by `version`: of all who want an entry one has it.
CREATE TABLE outbound_entries (
  id          uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  tenant_id   uuid NOT NULL,
  list_id     uuid NOT NULL,
  -- What it is called in the system it comes from.
  external_id text COLLATE "C" NOT NULL CHECK (external_id <> ''),
  name        text,
  numbers     text[] NOT NULL CHECK (cardinality(numbers) > 0),
  fields      jsonb NOT NULL,
  priority    integer NOT NULL,
  -- Not called before, as it was imported.
  not_before  timestamptz,
  -- What it is searched by, folded.
  searched    text NOT NULL,
  version     integer NOT NULL DEFAULT 1,
  changed_at  timestamptz NOT NULL,
  state       text NOT NULL DEFAULT 'waiting'
              CHECK (state IN ('waiting', 'offered', 'dialling', 'connected', 'retry', 'done', 'exhausted', 'blocked')),
  ready_at    timestamptz,
  account_id  uuid,
  since       timestamptz,
  until       timestamptz,
  call_id     uuid,
  called      text,
  result      text,
  -- How often each result came of calls to it.
  tried       jsonb NOT NULL DEFAULT '{}',
  FOREIGN KEY (tenant_id, list_id) REFERENCES directory_entries (tenant_id, id) ON DELETE CASCADE,
  FOREIGN KEY (tenant_id, account_id) REFERENCES accounts (tenant_id, id),
  CONSTRAINT outbound_entries_external UNIQUE (list_id, external_id),
  CHECK ((ready_at IS NOT NULL) = (state IN ('waiting', 'retry'))),
  CHECK ((account_id IS NOT NULL) = (state IN ('offered', 'dialling', 'connected'))),
  CHECK ((since IS NOT NULL) = (account_id IS NOT NULL)),
  CHECK ((until IS NOT NULL) = (state = 'offered')),
  CHECK (num_nulls(call_id, called) IN (0, 2) AND (call_id IS NOT NULL) = (state IN ('dialling', 'connected'))),
  CHECK ((result IS NOT NULL) = (state IN ('retry', 'done', 'exhausted')))
);
CREATE INDEX outbound_entries_ready ON outbound_entries (list_id, priority, ready_at, id) WHERE ready_at IS NOT NULL;
CREATE INDEX outbound_entries_numbers ON outbound_entries USING gin (numbers) WITH (fastupdate = off);
-- An agent has one entry, and a number is called once at a time, in whatever list it stands.
CREATE UNIQUE INDEX outbound_entries_of_agent ON outbound_entries (account_id) WHERE account_id IS NOT NULL;
CREATE UNIQUE INDEX outbound_entries_called ON outbound_entries (tenant_id, called) WHERE called IS NOT NULL;

-- The ledger: every offer and every call of an entry, written when it was over.
CREATE TABLE outbound_attempts (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  tenant_id  uuid NOT NULL,
  list_id    uuid NOT NULL,
  entry_id   uuid NOT NULL REFERENCES outbound_entries ON DELETE CASCADE,
  account_id uuid,
  call_id    uuid UNIQUE,
  called     text,
  began_at   timestamptz NOT NULL,
  ended_at   timestamptz NOT NULL,
  ended      text NOT NULL,
  -- Why an agent skipped it, or a call was not placed.
  why        text
);
CREATE INDEX outbound_attempts_of_entry ON outbound_attempts (entry_id, id);
CREATE INDEX outbound_attempts_of_day ON outbound_attempts (list_id, ended_at);

ALTER TABLE outbound_entries ENABLE ROW LEVEL SECURITY;
ALTER TABLE outbound_attempts ENABLE ROW LEVEL SECURITY;
-- They are seen with their list, and a list with its campaign (ADR 0056).
DROP POLICY own_tenant ON directory_entries;
CREATE POLICY own_tenant ON directory_entries FOR SELECT TO wpm_tenant USING (tenant_id = current_tenant()
  AND CASE WHEN (SELECT current_campaigns()) IS NULL OR kind NOT IN ('campaign', 'outbound-list') THEN true
           WHEN kind = 'campaign' THEN id = ANY ((SELECT current_campaigns())::uuid[])
           ELSE (settings ->> 'campaignId')::uuid = ANY ((SELECT current_campaigns())::uuid[]) END);
CREATE POLICY own_tenant ON outbound_entries FOR SELECT TO wpm_tenant USING (tenant_id = current_tenant()
  AND CASE WHEN (SELECT current_campaigns()) IS NULL THEN true
           ELSE EXISTS (SELECT FROM directory_entries list WHERE list.id = list_id) END);
CREATE POLICY own_tenant ON outbound_attempts FOR SELECT TO wpm_tenant USING (tenant_id = current_tenant()
  AND CASE WHEN (SELECT current_campaigns()) IS NULL THEN true
           ELSE EXISTS (SELECT FROM directory_entries list WHERE list.id = list_id) END);
GRANT SELECT ON outbound_entries, outbound_attempts TO wpm_tenant;
