-- Mail on its way (F02): written together with what it tells of, sent until it is taken or its time is over.
CREATE TABLE mails (
  id         uuid PRIMARY KEY,
  tenant_id  uuid NOT NULL REFERENCES tenants,
  account_id uuid NOT NULL,
  kind       text NOT NULL CHECK (kind IN ('invitation')),
  recipient  text NOT NULL CHECK (recipient ~ '^[^[:space:][:cntrl:]]+@[^[:space:][:cntrl:]]+$'),
  -- The message, enciphered: the link in it is a key. It goes with the mail's end.
  sealed     bytea,
  created_at timestamptz NOT NULL,
  state      text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'sent', 'replaced', 'dead')),
  tries      integer NOT NULL DEFAULT 0,
  next_at    timestamptz NOT NULL,
  last_error text,
  FOREIGN KEY (tenant_id, account_id) REFERENCES accounts (tenant_id, id),
  CHECK ((state = 'waiting') = (sealed IS NOT NULL))
);
CREATE INDEX mails_due ON mails (next_at, id) WHERE state = 'waiting';
CREATE UNIQUE INDEX mails_of_account ON mails (account_id, kind) WHERE state = 'waiting';
CREATE INDEX mails_over ON mails (created_at) WHERE state <> 'waiting';

ALTER TABLE mails ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON mails FOR SELECT TO wpm_tenant USING (tenant_id = current_tenant());
