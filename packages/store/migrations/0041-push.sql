-- Where the device of a session can be woken (RFC 8030). It goes with its session; a browser has one, whoever is signed in.
CREATE TABLE push_subscriptions (
  session_id uuid PRIMARY KEY REFERENCES sessions ON DELETE CASCADE,
  tenant_id  uuid NOT NULL,
  account_id uuid NOT NULL,
  endpoint   text NOT NULL UNIQUE,
  p256dh     text NOT NULL,
  auth       text NOT NULL,
  created_at timestamptz NOT NULL,
  FOREIGN KEY (tenant_id, account_id) REFERENCES accounts (tenant_id, id)
);
CREATE INDEX push_subscriptions_of_account ON push_subscriptions (account_id);
ALTER TABLE push_subscriptions ENABLE ROW LEVEL SECURITY;

-- The ledger of waking (semantics, promise 2): a device was told of a call, woke, its phone registered, or it did not. A call
-- that is only being routed has no row yet, so its id refers to none.
CREATE TABLE call_wakes (
  id            uuid PRIMARY KEY,
  tenant_id     uuid NOT NULL,
  account_id    uuid NOT NULL,
  call_id       uuid NOT NULL,
  pushed_at     timestamptz NOT NULL,
  -- When a push service took the message; null: none did.
  accepted_at   timestamptz,
  woke_at       timestamptz,
  registered_at timestamptz,
  ended_at      timestamptz,
  outcome       text CHECK (outcome IN ('registered', 'declined', 'unreachable', 'gone')),
  FOREIGN KEY (tenant_id, account_id) REFERENCES accounts (tenant_id, id)
);
CREATE INDEX call_wakes_of_call ON call_wakes (call_id);
CREATE INDEX call_wakes_of_account ON call_wakes (account_id);
CREATE INDEX call_wakes_old ON call_wakes (pushed_at);
ALTER TABLE call_wakes ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON call_wakes FOR SELECT TO wpm_tenant USING (tenant_id = current_tenant());
GRANT SELECT ON call_wakes TO wpm_tenant;
