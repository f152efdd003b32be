-- Contacts that have several words, each of them common (F17, ADR 0044). Which is kept where, and what it costs, is measured there.
--
-- Beside every key, in its index, a bit for the first letter, the first two and the first three of each word the contact has: the index says of most
-- contacts that they have not the other words, and they are not looked at.
CREATE FUNCTION contact_bits(words text[]) RETURNS bigint LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
  bits bigint := 0;
  word text;
BEGIN
  FOREACH word IN ARRAY words LOOP
    FOR letters IN 1..3 LOOP
      bits := bits | (1::bigint << (hashtextextended(left(word, letters), 0) & 63)::integer);
    END LOOP;
  END LOOP;
  RETURN bits;
END $$;
DROP VIEW tenant_contact_keys;
DROP TABLE contact_keys;
CREATE TABLE contact_keys (
  tenant_id  uuid NOT NULL,
  key        text COLLATE "C" NOT NULL,
  contact_id uuid NOT NULL,
  bits       bigint NOT NULL,
  PRIMARY KEY (tenant_id, key, contact_id) INCLUDE (bits)
);
INSERT INTO contact_keys (tenant_id, key, contact_id, bits)
  SELECT tenant_id, key, id, bits
    FROM (SELECT tenant_id, id, keys, contact_bits(keys) AS bits FROM contacts OFFSET 0) contact, unnest(keys) key ORDER BY tenant_id, key, id;
ALTER TABLE contact_keys ENABLE ROW LEVEL SECURITY;
CREATE VIEW tenant_contact_keys AS SELECT key, contact_id, bits FROM contact_keys WHERE tenant_id = current_tenant();
GRANT SELECT ON tenant_contact_keys TO wpm_tenant;

CREATE OR REPLACE FUNCTION enter_contact_index() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO contact_keys (tenant_id, key, contact_id, bits)
    SELECT tenant_id, key, id, bits
      FROM (SELECT tenant_id, id, keys, contact_bits(keys) AS bits FROM come OFFSET 0) contact, unnest(keys) key;
  INSERT INTO contact_numbers SELECT come.tenant_id, number, come.id FROM come, unnest(come.numbers) number;
  RETURN NULL;
END $$;

-- And of every word of a contact its first letters, up to five, as numbers: an inverted index finds who has all of several without looking
-- at a contact. Numbers of one tenant are not those of another, so that nobody's search reads past others' contacts; two words may share
-- a number now and then, and who is found is looked at.
CREATE FUNCTION contact_beginning(tenant uuid, word text) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN hashtextextended(left(word, 5), uuid_hash_extended(tenant, 0));
-- The same of all words, written out: what an index calls finds no functions but PostgreSQL's own, in whatever schema these are.
CREATE FUNCTION contact_beginnings(tenant uuid, keys text[]) RETURNS bigint[] LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
  of_tenant bigint := uuid_hash_extended(tenant, 0);
  beginnings bigint[] := '{}';
  key text;
BEGIN
  FOREACH key IN ARRAY keys LOOP
    FOR letters IN 1..least(5, position(' ' IN key || ' ') - 1) LOOP
      beginnings := beginnings || hashtextextended(left(key, letters), of_tenant);
    END LOOP;
  END LOOP;
  RETURN beginnings;
END $$;
-- Without a list of what is to be entered later: every search would read it.
CREATE INDEX contacts_by_beginnings ON contacts USING gin (contact_beginnings(tenant_id, keys)) WITH (fastupdate = off);

CREATE VIEW tenant_contact_beginnings AS
  SELECT id, name, company, numbers, keys, contact_beginnings(tenant_id, keys) AS beginnings FROM contacts WHERE tenant_id = current_tenant();
GRANT SELECT ON tenant_contact_beginnings TO wpm_tenant;
