-- Kept views that are mailed as files (F46): when, to whom, and since when whoever left gets it no more.
CREATE TABLE report_mailings (
  view_id      uuid PRIMARY KEY,
  tenant_id    uuid NOT NULL,
  rhythm       text NOT NULL CHECK (rhythm IN ('day', 'week', 'month')),
  day          integer NOT NULL,
  time_of_day  text NOT NULL CHECK (time_of_day ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  format       text NOT NULL,
  separator    text NOT NULL,
  texts        jsonb NOT NULL,
  language     text NOT NULL,
  paused       text CHECK (paused IN ('by-owner', 'owner-not-allowed', 'nobody-left')),
  next_at      timestamptz NOT NULL,
  -- Somebody is writing it; when that is over and it is still due, they died over it.
  leased_until timestamptz,
  last_at      timestamptz,
  FOREIGN KEY (tenant_id, view_id) REFERENCES saved_views (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX report_mailings_due ON report_mailings (next_at) WHERE paused IS NULL;

CREATE TABLE report_mailing_recipients (
  view_id    uuid NOT NULL REFERENCES report_mailings ON DELETE CASCADE,
  tenant_id  uuid NOT NULL,
  account_id uuid NOT NULL,
  PRIMARY KEY (view_id, account_id),
  FOREIGN KEY (tenant_id, account_id) REFERENCES accounts (tenant_id, id)
);

ALTER TABLE report_mailings ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON report_mailings FOR SELECT TO wpm_tenant USING (tenant_id = current_tenant());
GRANT SELECT ON report_mailings TO wpm_tenant;
ALTER TABLE report_mailing_recipients ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON report_mailing_recipients FOR SELECT TO wpm_tenant USING (tenant_id = current_tenant());
GRANT SELECT ON report_mailing_recipients TO wpm_tenant;

-- A report takes no other report's place in the queue.
ALTER TABLE mails DROP CONSTRAINT mails_kind_check;
ALTER TABLE mails ADD CONSTRAINT mails_kind_check
  CHECK (kind IN ('invitation', 'password-reset', 'email-change', 'email-changed', 'report'));
DROP INDEX mails_of_account;
CREATE UNIQUE INDEX mails_of_account ON mails (account_id, kind) WHERE state = 'waiting' AND kind <> 'report';
