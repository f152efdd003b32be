-- F10: a link that signs one device in, once, without a password; drawn as a QR code. An account has one at a time.
CREATE TABLE sign_in_links (
  account_id uuid PRIMARY KEY REFERENCES accounts,
  hash       bytea NOT NULL UNIQUE,
  expires_at timestamptz NOT NULL
);
ALTER TABLE sign_in_links ENABLE ROW LEVEL SECURITY;
