-- An offer is one of the campaign the call waited in then: a customer who is handed on takes their offers along to another campaign
-- (F33). Null: the call's own campaign. So a supervisor of the former sees what was theirs in the ledger of offers (ADR 0056), though the
-- call is another's by now.
ALTER TABLE call_offers
  ADD COLUMN campaign_id uuid,
  ADD COLUMN campaign_name text;

DROP POLICY own_tenant ON call_offers;
CREATE POLICY own_tenant ON call_offers FOR SELECT TO wpm_tenant USING (tenant_id = current_tenant()
  AND CASE WHEN (SELECT current_campaigns()) IS NULL THEN true
           ELSE campaign_id = ANY ((SELECT current_campaigns())::uuid[])
                OR EXISTS (SELECT FROM calls WHERE calls.id = call_offers.call_id OFFSET 0) END);

-- What woke a phone for an offer is seen with the offer, which it is looked up by. Its own call tells nothing: of a kept place it may
-- have no record, or one in another campaign.
CREATE VIEW tenant_wakes AS
  SELECT account_id, pushed_at, accepted_at, woke_at, registered_at, outcome FROM call_wakes WHERE tenant_id = current_tenant();
GRANT SELECT ON tenant_wakes TO wpm_tenant;
