-- Campaigns an agent does not want calls of for now, though they are a member (F14): what is not here is ticked, so that a
-- campaign they are added to is served without their doing.
CREATE TABLE campaigns_left_out (
  account_id  uuid NOT NULL,
  campaign_id uuid NOT NULL,
  tenant_id   uuid NOT NULL,
  PRIMARY KEY (account_id, campaign_id),
  FOREIGN KEY (tenant_id, account_id) REFERENCES accounts (tenant_id, id),
  FOREIGN KEY (tenant_id, campaign_id) REFERENCES directory_entries (tenant_id, id) ON DELETE CASCADE
);
ALTER TABLE campaigns_left_out ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON campaigns_left_out FOR SELECT TO wpm_tenant USING (tenant_id = current_tenant());
GRANT SELECT ON campaigns_left_out TO wpm_tenant;
