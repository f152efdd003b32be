-- How a call fared in a campaign's queue (F45): null where it came to none. `queue_left` is null while the last wait lasts.
ALTER TABLE calls
  ADD COLUMN campaign_id   uuid,
  ADD COLUMN campaign_name text,
  ADD COLUMN queued_at     timestamptz,
  ADD COLUMN queue_wait_ms integer,
  ADD COLUMN queue_left    text,
  ADD COLUMN queue_short   boolean,
  ADD CHECK (num_nulls(campaign_id, campaign_name, queued_at, queue_wait_ms, queue_short) IN (0, 5));
CREATE INDEX calls_of_campaign ON calls (tenant_id, campaign_id, started_at DESC, id DESC) WHERE campaign_id IS NOT NULL;
GRANT SELECT (campaign_name) ON calls TO wpm_tenant;

CREATE OR REPLACE VIEW tenant_calls AS
  SELECT id, direction, caller_number, caller_name, callee_number, callee_name, started_at, answered_at, ended_at,
         ring_ms, talk_ms, result, outcome, ended_by, closed, caller_number || ' ' || callee_number AS numbers,
         campaign_id, campaign_name, queue_wait_ms, queue_left, queue_short
    FROM calls WHERE tenant_id = current_tenant();

-- The ledger of offers (semantics, promise 2): to whom a waiting call was offered, why to them, and what came of it.
CREATE TABLE call_offers (
  call_id    uuid NOT NULL REFERENCES calls ON DELETE CASCADE,
  number     integer NOT NULL,
  tenant_id  uuid NOT NULL,
  account_id uuid NOT NULL REFERENCES accounts,
  -- By which strategy, out of how many of which tier, and how long the customer had waited by then.
  chosen_by  text NOT NULL,
  tier       integer NOT NULL,
  candidates integer NOT NULL,
  waited_ms  integer NOT NULL,
  chosen_at  timestamptz NOT NULL,
  -- Null: none of their phones rang.
  rang_at    timestamptz,
  ended_at   timestamptz,
  outcome    text,
  PRIMARY KEY (call_id, number)
);
CREATE INDEX call_offers_of_account ON call_offers (account_id, chosen_at DESC);

ALTER TABLE call_offers ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON call_offers FOR SELECT TO wpm_tenant USING (tenant_id = current_tenant());
GRANT SELECT ON call_offers TO wpm_tenant;
