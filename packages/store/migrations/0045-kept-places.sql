-- Customers who hung up in a campaign's queue and kept their place (F45, ADR 0051): they are called when it is their turn. It is
-- written by the same statement as the record of the call they kept it in, and changed by those of the calls to them.
CREATE TABLE kept_places (
  id            uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  tenant_id     uuid NOT NULL REFERENCES tenants,
  campaign_id   uuid NOT NULL,
  number        text NOT NULL CHECK (number ~ '^\+[0-9]{3,15}$'),
  name          text,
  -- The number the customer called.
  called        text NOT NULL,
  -- When they came into the queue.
  entered_at    timestamptz NOT NULL,
  kept_at       timestamptz NOT NULL,
  -- The call they kept it in: its ledger has the offers.
  call_id       uuid NOT NULL REFERENCES calls ON DELETE CASCADE,
  -- Calls to the customer that nobody answered, and when the last of them ended.
  attempts      integer NOT NULL DEFAULT 0 CHECK (attempts >= 0),
  tried_at      timestamptz,
  ended_at      timestamptz,
  ended_how     text CHECK (ended_how IN ('called-back', 'spoken', 'not-reached', 'expired', 'settled')),
  -- The call in which somebody spoke to them.
  ended_call_id uuid,
  FOREIGN KEY (tenant_id, campaign_id) REFERENCES directory_entries (tenant_id, id) ON DELETE CASCADE,
  CHECK ((ended_at IS NULL) = (ended_how IS NULL))
);
-- A customer has one place in a campaign.
CREATE UNIQUE INDEX kept_places_open ON kept_places (tenant_id, campaign_id, number) WHERE ended_at IS NULL;
CREATE INDEX kept_places_of_call ON kept_places (call_id);

ALTER TABLE kept_places ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON kept_places FOR SELECT TO wpm_tenant USING (tenant_id = current_tenant());
GRANT SELECT ON kept_places TO wpm_tenant;

-- The call a customer is called back for, who kept their place in it.
ALTER TABLE calls ADD COLUMN call_back_of uuid;
