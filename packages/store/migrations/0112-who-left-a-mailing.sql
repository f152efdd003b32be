-- Who has ended a mailed report themselves (F46), so that its owner sees it: by the link of the message, or in the console. Whom the
-- owner chooses again is no longer here.
CREATE TABLE report_mailing_leavers (
  view_id    uuid NOT NULL REFERENCES report_mailings ON DELETE CASCADE,
  tenant_id  uuid NOT NULL,
  account_id uuid NOT NULL,
  left_at    timestamptz NOT NULL,
  PRIMARY KEY (view_id, account_id),
  FOREIGN KEY (tenant_id, account_id) REFERENCES accounts (tenant_id, id)
);
ALTER TABLE report_mailing_leavers ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON report_mailing_leavers FOR SELECT TO wpm_tenant USING (tenant_id = current_tenant());
GRANT SELECT ON report_mailing_leavers TO wpm_tenant;
