-- F48: which pages may frame the phone of a tenant, and the address in its CRM that a call leads to.
ALTER TABLE tenants
  ADD COLUMN embedding_origins text[] NOT NULL DEFAULT '{}',
  ADD COLUMN pop_template text;

-- What signs a phone in without a password: a link that a device is brought with, one of an account at a time, or a token for the
-- pages of a CRM, of which a user may have several open at once.
ALTER TABLE sign_in_links
  DROP CONSTRAINT sign_in_links_pkey,
  DROP CONSTRAINT sign_in_links_hash_key,
  ADD COLUMN embedded boolean NOT NULL DEFAULT false,
  ADD PRIMARY KEY (hash);
CREATE UNIQUE INDEX sign_in_links_of_devices ON sign_in_links (account_id) WHERE NOT embedded;
CREATE INDEX sign_in_links_of_account ON sign_in_links (account_id);
