-- Whoever holds the token may do one thing of the account, once: set its password, or confirm its new address (F08, F43).
-- Only the hash is kept; a newer one of the same kind takes the older one's place.
CREATE TABLE account_links (
  account_id uuid NOT NULL REFERENCES accounts,
  kind       text NOT NULL CHECK (kind IN ('password-reset', 'email-change')),
  hash       bytea NOT NULL UNIQUE,
  -- The address that is to be confirmed.
  email      text,
  expires_at timestamptz NOT NULL,
  PRIMARY KEY (account_id, kind),
  CHECK ((kind = 'email-change') = (email IS NOT NULL))
);
ALTER TABLE account_links ENABLE ROW LEVEL SECURITY;

ALTER TABLE mails DROP CONSTRAINT mails_kind_check;
ALTER TABLE mails ADD CONSTRAINT mails_kind_check
  CHECK (kind IN ('invitation', 'password-reset', 'email-change', 'email-changed'));
CREATE INDEX mails_asked ON mails (account_id, kind, created_at);

-- A mail that was given up can be tried once more while its link may still hold, so its message stays, enciphered; that of one
-- that was sent or replaced goes as before.
ALTER TABLE mails DROP CONSTRAINT mails_check;
ALTER TABLE mails ADD CONSTRAINT mails_check
  CHECK (CASE state WHEN 'waiting' THEN sealed IS NOT NULL WHEN 'dead' THEN true ELSE sealed IS NULL END);
